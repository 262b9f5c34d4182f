/** A reading takes a millisecond. A database that does not answer this long is hung, and its connection with it. */
const patience = 3_000

export class Hung extends Error {
  override readonly name = 'Hung'
}

export function withQueryTimeout<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const clock = setTimeout(() => reject(new Hung('The database does not answer.')), patience)
    work.then(resolve, reject).finally(() => clearTimeout(clock))
  })
}
