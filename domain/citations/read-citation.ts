import { Readable } from 'node:stream'
import { authorize } from '#domain/access.ts'
import { atomAttributes, blockLimits } from '#domain/articles/document-schema.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { takePicture } from '#domain/media/take-picture.ts'
import type { PictureView } from '#domain/media/view.ts'
import { readSettings } from '#domain/settings/store.ts'
import { logger } from '#lib/log.ts'
import { createSemaphore } from '#lib/semaphore.ts'
import { createGet, type Get } from '#platform/get.ts'
import { isPictureOf, type Told, toldBy } from './answers.ts'
import { type CitedHost, endpointFor, hostOf, plainUrl } from './hosts.ts'
import { citationsSettings } from './settings.ts'

/** What the block of a text keeps of it. */
type CitationFound = {
  attrs: { url: string; title: string; text: string; author: string; date: string; mediaId: string }
  picture: PictureView | null
}

/** Answers of the kinds that are asked for have some kilobytes; previews of videos some hundred. */
const answerWanted = { type: /^application\/(?:[\w.]+\+)?json\b|^text\/javascript\b/i, most: 300_000 }
const pictureWanted = { type: /^image\/(?:jpeg|png|webp)\b/i, most: 3_000_000 }

/** A newsroom asks now and then; many at once are a mistake, and hold no more than this. */
const inTurn = createSemaphore(
  { running: 4, waiting: 10 },
  () => new AppError('site.overloaded', { values: { seconds: 5 } }),
)

/**
 * Asks the host of a video or a post what it is, and keeps words and picture. Nothing is asked of a host that is not on the
 * list or that no administrator has allowed. Throws citation.url_invalid, citation.host_unknown, citation.host_off,
 * citation.unavailable, site.overloaded; whatever it throws, an editor can fill in the citation by hand.
 */
export async function readCitation(
  context: Context,
  input: { url: string },
  get: Get = createGet(),
): Promise<CitationFound> {
  authorize(context.viewer, 'media.upload')
  const url = plainUrl(input.url)
  if (url === null || url.length > blockLimits.citationUrl) throw new AppError('citation.url_invalid')
  const host = hostOf(url)
  if (!host) throw new AppError('citation.host_unknown')
  const { hosts } = await readSettings(citationsSettings)
  if (!hosts.includes(host.key)) throw new AppError('citation.host_off', { values: { host: host.name } })
  return inTurn(async () => {
    const told = await ask(host, url, get)
    const picture = told.picture === null ? null : await keepPicture(context, host, told.picture, get)
    return { attrs: { ...within(told), url, mediaId: picture?.id ?? '' }, picture }
  })
}

async function ask(host: CitedHost, url: string, get: Get): Promise<Told> {
  try {
    return toldBy(host, JSON.parse((await get(endpointFor(host, url), answerWanted)).toString('utf8')))
  } catch (err) {
    // By its code: what a host says is not for our log.
    logger('site').info(
      { host: host.key, code: (err as { code?: unknown }).code ?? 'EANSWER' },
      'no citation',
    )
    throw new AppError('citation.unavailable', { values: { host: host.name } })
  }
}

/** Goes the way of every picture: decoded apart, and made anew. A citation without one is one all the same. */
async function keepPicture(
  context: Context,
  host: CitedHost,
  url: string,
  get: Get,
): Promise<PictureView | null> {
  if (!isPictureOf(host, url)) return null
  const bytes = await get(url, pictureWanted).catch(() => null)
  if (!bytes) return null
  return takePicture(context.viewer.id, { bytes: Readable.from([bytes]), name: `${host.key}.jpg` }).catch(
    (error) => {
      if (error instanceof AppError) return null
      throw error
    },
  )
}

/** Words from outside, cleaned and cut as those that are typed are. A cut post can be completed by hand. */
function within({ title, text, author, date }: Told) {
  // Characters can grow when they are cleaned: a tenth is left for that.
  const cut = (words: string, most: number) => `${words.slice(0, Math.floor(most * 0.9))}…`
  const short = (words: string, most: number) => (words.length <= most ? words : cut(words, most))
  const read = atomAttributes.citation.parse({
    url: '',
    mediaId: '',
    title: short(title, blockLimits.line),
    text: short(text, blockLimits.citation),
    author: short(author, blockLimits.line),
    date: atomAttributes.citation.shape.date.safeParse(date).success ? date : '',
  })
  return { title: read.title.trim(), text: read.text.trim(), author: read.author.trim(), date: read.date }
}
