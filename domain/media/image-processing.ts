import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError, type ErrorCode } from '#domain/errors.ts'
import { env } from '#lib/env.ts'
import { raw, z } from '#lib/schema.ts'
import { createSemaphore } from '#lib/semaphore.ts'
import type { PictureFormat } from './media.ts'
import { keepVariants } from './picture-files.ts'

/** Longer than any honest picture takes on a slow core. Milliseconds. */
const patience = 40_000

const turns = (running: number) =>
  createSemaphore({ running, waiting: 30 }, () => new AppError('site.overloaded', { values: { seconds: 5 } }))
/** A picture takes a core and 250 MB while it is developed; a handful dropped at once wait for each other. */
const inTurn = turns(2)
/** One of 48 megapixels from a phone takes 670 MB: its decoder holds it three times over. */
const oneByOne = turns(1)

export type Variants = {
  token: string
  width: number
  height: number
  widths: number[]
  avif: boolean
  colour: string
}

const answerSchema = z.union([
  z.object({ failure: raw() }),
  z.object({ problem: raw() }),
  z.object({
    width: z.number(),
    height: z.number(),
    widths: z.array(z.number()),
    avif: z.boolean(),
    colour: raw(),
  }),
])

/** Makes the variants of a picture in a folder of its own, which gets its place when every file is written. */
export async function makeVariants(source: string, format: PictureFormat): Promise<Variants> {
  const token = randomBytes(17).toString('base64url')
  const staging = join(env().dataDir, 'media', `.${token}`)
  await mkdir(staging, { recursive: true, mode: 0o700 })
  try {
    const picture = readAnswer(
      await (format === 'heic' ? oneByOne : inTurn)(() => runScript(source, staging)),
    )
    await keepVariants(staging, token)
    return { token, ...picture }
  } catch (error) {
    await rm(staging, { recursive: true, force: true })
    throw error
  }
}

/** Pure. Throws what is wrong: with the picture, or, as an error of ours, with the disk. */
export function readAnswer(text: string): Omit<Variants, 'token'> {
  const answer = answerSchema.parse(JSON.parse(text))
  if ('failure' in answer) throw new Error(`The picture could not be kept: ${answer.failure}`)
  if ('problem' in answer) throw new AppError(answer.problem as ErrorCode)
  return answer
}

// Assembled at run time, so that the bundler of the site does not try to follow it.
const script = join(process.cwd(), 'domain', 'media', 'make-variants.ts')

function runScript(source: string, folder: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      ['--max-old-space-size=256', script, source, folder],
      // Nothing of our secrets is in its environment.
      { timeout: patience, killSignal: 'SIGKILL', maxBuffer: 10_000, env: { NODE_ENV: 'production' } },
      // Whatever breaks a decoder, the picture did it.
      (error, stdout) => (error ? reject(new AppError('media.unreadable')) : resolve(stdout)),
    )
    child.stdin?.end()
  })
}
