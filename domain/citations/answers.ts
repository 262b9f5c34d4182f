import { raw, z } from '#lib/schema.ts'
import { type Asking, type CitedHost, citedHosts } from './hosts.ts'
import { htmlText } from './html-text.ts'

/** What is known of a cited page: words as their host gave them, and where its picture is. */
export type Told = { title: string; text: string; author: string; date: string; picture: string | null }

const words = raw().catch('')

/** oEmbed, as videos have it (type « video »). Its `html` is not read. */
const oembed = z.object({
  title: words,
  author_name: words,
  thumbnail_url: words,
  upload_date: words,
})

/** X gives a post as markup: the words are its first paragraph, the day the words of its last link. */
const x = z.object({ author_name: words, html: words })

const mastodon = z.object({
  content: words,
  created_at: words,
  visibility: z.enum(['public', 'unlisted']),
  account: z.object({ display_name: words, acct: words }),
})

const bluesky = z.object({
  thread: z.object({
    post: z.object({
      author: z.object({ displayName: words, handle: words }),
      record: z.object({ text: words, createdAt: words }),
      embed: z
        .object({
          images: z.array(z.object({ thumb: words })).optional(),
          thumbnail: words.optional(),
        })
        .optional(),
    }),
  }),
})

const dayOf = (moment: string): string => /^\d{4}-\d{2}-\d{2}/.exec(moment)?.[0] ?? ''

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** « March 14, 2024 », as X writes it. */
function writtenDay(text: string): string {
  const [, month = '', day = '', year] = /([A-Z][a-z]+) (\d{1,2}), (\d{4})\s*$/.exec(text) ?? []
  const number = months.indexOf(month) + 1
  return year && number > 0 ? `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}` : ''
}

const readers: Record<Asking, (answer: unknown) => Told> = {
  oembed(answer) {
    const { title, author_name, thumbnail_url, upload_date } = oembed.parse(answer)
    return { title, text: '', author: author_name, date: dayOf(upload_date), picture: thumbnail_url || null }
  },
  x(answer) {
    const { author_name, html } = x.parse(answer)
    const start = html.indexOf('<p')
    const post = start === -1 ? '' : html.slice(start, html.indexOf('</p>', start) + 1 || undefined)
    return {
      title: '',
      text: htmlText(post),
      author: author_name,
      date: writtenDay(htmlText(html)),
      picture: null,
    }
  },
  mastodon(answer) {
    const { content, created_at, account } = mastodon.parse(answer)
    const author = account.display_name || account.acct
    return { title: '', text: htmlText(content), author, date: dayOf(created_at), picture: null }
  },
  bluesky(answer) {
    const { author, record, embed } = bluesky.parse(answer).thread.post
    const picture = embed?.images?.[0]?.thumb || embed?.thumbnail || null
    return {
      title: '',
      text: record.text,
      author: author.displayName || author.handle,
      date: dayOf(record.createdAt),
      picture,
    }
  },
}

/** Reads what a host has answered. Throws what zod throws where it is no such answer. */
export const toldBy = ({ asking }: CitedHost, answer: unknown): Told => readers[asking](answer)

/** Whether a picture lies where this host keeps its own. */
export function isPictureOf({ key }: CitedHost, url: string): boolean {
  const pictures = citedHosts.find((host) => host.key === key)?.pictures
  if (!pictures || !URL.canParse(url)) return false
  const { protocol, hostname, port, username, password } = new URL(url)
  return protocol === 'https:' && port === '' && username === '' && password === '' && pictures.test(hostname)
}
