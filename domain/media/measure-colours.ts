/**
 * A child process that measures the colours of pictures that were taken in before colours were: the worker need not keep what
 * reads pictures in its memory. Arguments: files of ours. Answers one line of JSON: a colour each, null for a file that is not there.
 */
import sharp from 'sharp'
import { colourOf } from './colour.ts'

sharp.cache(false)
sharp.concurrency(1)

const colours: (string | null)[] = []
for (const file of process.argv.slice(2)) colours.push(await colourOf(sharp(file)).catch(() => null))
process.stdout.write(JSON.stringify(colours))
