/**
 * Fills the site of trials/look.ts with what is hard to print; run by it, with the keys of that site:
 *
 *   node trials/look/fill.ts awkward|one|forty
 *   node trials/look/fill.ts front long|equal|breaking|report
 */
import { closeDatabase } from '#db/client.ts'
import { stopSending } from '#domain/jobs/send.ts'
import { publishAwkward } from './awkward.ts'
import { publishForty, publishOne } from './english.ts'
import { composeAwkward, isAwkwardFront } from './fronts.ts'

const [what, kind = ''] = process.argv.slice(2)
if (what === 'awkward') await publishAwkward()
else if (what === 'one') await publishOne()
else if (what === 'forty') await publishForty()
else if (what === 'front' && isAwkwardFront(kind)) await composeAwkward(kind)
else throw new Error(`Nothing is filled with ${what} ${kind}.`)
await stopSending()
await closeDatabase()
