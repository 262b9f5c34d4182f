import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'

const folder = join(process.cwd(), '.tmp', 'e2e-pictures')
const file = join(folder, `verger-${process.pid}.jpg`)
let made: Promise<string> | undefined

/** A photograph such as a camera makes, with soft shapes in it, in a file of its own: the same one each time. */
export function photograph(): Promise<string> {
  made ??= makePhotograph()
  return made
}

async function makePhotograph(): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const size = { width: 1200, height: 800 }
  const noise = { type: 'gaussian', mean: 140, sigma: 40 } as const
  await sharp({ create: { ...size, channels: 3, background: '#446633', noise } })
    .blur(6)
    .jpeg()
    .toFile(file)
  return file
}
