import { HttpError } from '#edge/http/http-error.ts'

/** The answer, or a 503 after a while. The work goes on: it may be done when the same reader asks again. */
export function withTimeout<T>(patience: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new HttpError('site.unavailable', { 'retry-after': '2' }))
    const clock = setTimeout(late, patience)
    work.then(resolve, reject).finally(() => clearTimeout(clock))
  })
}
