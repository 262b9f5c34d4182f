import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'

const folder = join(process.cwd(), '.tmp', 'e2e-pictures')

/** A photograph such as a camera makes, with soft shapes in it, in a file of its own. */
export async function photograph(): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `verger-${process.pid}.jpg`)
  const size = { width: 1800, height: 1200 }
  const noise = { type: 'gaussian', mean: 140, sigma: 40 } as const
  await sharp({ create: { ...size, channels: 3, background: '#446633', noise } })
    .blur(6)
    .jpeg()
    .toFile(file)
  return file
}
