/**
 * A child process that draws cards: what lays them out takes a second and 150 MB to load, and the worker would keep both.
 * Reads { cards, pictures, folder } as JSON from standard input: `pictures` are files, null where a card has none. Writes <n>.jpg
 * for each card, and answers with one line of JSON: for each, null or what was wrong.
 */
import { readFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { ImageResponse } from 'next/og.js'
import sharp from 'sharp'
import { centre, cutOf, type Focus } from '#domain/media/focus.ts'
import { type Card, cardSize } from './card.ts'
import { drawCard, families, pictureFrame } from './layout.ts'

type Order = { cards: Card[]; pictures: (string | null)[]; folder: string }

// Readers come first.
setPriority(10)
sharp.cache(false)
sharp.concurrency(1)

/** What is not in our fonts it would fetch from other people's servers. */
let asked = false
const fetchData = globalThis.fetch
globalThis.fetch = async (address, options) => {
  if (String(address).startsWith('data:')) return fetchData(address, options)
  asked = true
  throw new Error('A card needs nothing from anywhere.')
}

const weight = { serif: 600, sans: 600 } as const
const fonts = (Object.keys(families) as (keyof typeof families)[]).flatMap((kind) =>
  families[kind].map((name, index) => ({
    name,
    data: readFileSync(new URL(`fonts/${kind}${index === 0 ? '' : '-extended'}.woff`, import.meta.url)),
    weight: weight[kind],
    style: 'normal' as const,
  })),
)

const { cards, pictures, folder }: Order = JSON.parse(await text(process.stdin))
const answers: (string | null)[] = []
for (const [index, card] of cards.entries())
  answers.push(
    await draw(card, pictures[index] ?? null, join(folder, `${index}.jpg`)).then(
      () => null,
      (error: Error) => error.message,
    ),
  )
process.stdout.write(JSON.stringify(answers))

async function draw(card: Card, picture: string | null, file: string): Promise<void> {
  asked = false
  const response = new ImageResponse(drawCard(card) as never, { ...cardSize, fonts })
  const words = Buffer.from(await response.arrayBuffer())
  if (asked) throw new Error('A character that no font of ours has.')
  const focus = (card.kind === 'article' && card.picture?.focus) || centre
  const beside = picture === null ? [] : [await frame(picture, focus)]
  await sharp(words)
    .composite(beside)
    // Letters keep their colour at their edges; a photograph needs less of everything.
    .jpeg({ quality: 86, chromaSubsampling: '4:4:4', progressive: true })
    .toFile(file)
}

/** As much of the picture as its frame holds, cut as browsers cut it. */
async function frame(file: string, focus: Focus) {
  const { left, top, ...size } = pictureFrame
  const { width = size.width, height = size.height } = await sharp(file).metadata()
  const cut = sharp(file).extract(cutOf({ width, height }, size, focus))
  return { input: await cut.resize({ ...size, fit: 'fill' }).toBuffer(), left, top }
}
