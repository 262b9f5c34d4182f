/**
 * Makes the index of the search again, in the database whose addresses it is told: `bin/search.ts` and `seed/bulk.ts` run it.
 * Its argument is how many articles are worked on at once.
 */
import { closeDatabase } from '#db/client.ts'
import { rebuildSearch } from '#domain/search/rebuild.ts'

/** A line every few seconds. */
const every = 3_000

const begun = performance.now()
const seconds = () => `${((performance.now() - begun) / 1000).toFixed(1)} s`
let said = begun
const report = (done: number) => {
  if (performance.now() - said < every) return
  said = performance.now()
  process.stdout.write(`${done} articles indexed: ${seconds()}\n`)
}
const done = await rebuildSearch(report, Number(process.argv[2] ?? 1))
process.stdout.write(`${done} articles indexed in ${seconds()}.\n`)
await closeDatabase()
