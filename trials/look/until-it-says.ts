import { setTimeout as pause } from 'node:timers/promises'

/** A page that is kept may be served once more after a change: until it says what is new. */
export const untilItSays = (origin: string, path: string, words: string): Promise<void> =>
  until(`${path} does not say ${words}`, async () => (await read(origin, path)).includes(words))

/** Until it is another page than `before`. */
export const untilItChanges = (origin: string, path: string, before: string): Promise<void> =>
  until(`${path} stays as it was`, async () => (await read(origin, path)) !== before)

export const read = async (origin: string, path: string): Promise<string> =>
  (await fetch(origin + path)).text()

async function until(problem: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await pause(100)) if (await isSo()) return
  throw new Error(`${problem} after 20 s.`)
}
