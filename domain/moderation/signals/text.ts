import type { Observed, Signal } from './signal.ts'

const link = /\bhttps?:\/\/|\bwww\.[a-z0-9-]+\.[a-z]{2,}/gi
const contact = /[\w.+-]+@[\w-]+\.[a-z]{2,}|(?:\+\d{1,3}[\s.]?)?(?:\d{2}[\s.-]?){5,}/i

/** What the words look like. No list of words: moderators judge words, this notices shapes. */
export function* textSignals({ name, body }: Observed): Generator<Signal> {
  const links = body.match(link)?.length ?? 0
  if (links > 2) yield { code: 'many_links', weight: 3, evidence: { links } }
  else if (links > 0) yield { code: 'link', weight: 1, evidence: { links } }

  const letters = body.match(/\p{L}/gu)?.length ?? 0
  const capitals = body.match(/\p{Lu}/gu)?.length ?? 0
  if (letters >= 20 && capitals / letters > 0.6)
    yield { code: 'capitals', weight: 1, evidence: { percent: Math.round((100 * capitals) / letters) } }

  if (/(\p{L}|[!?.])\1{5,}/u.test(body)) yield { code: 'repeated_characters', weight: 0.5, evidence: {} }
  if (/https?:|www\.|\.(com|net|org|fr|ru|info|shop|top)\b/i.test(name))
    yield { code: 'name_like_address', weight: 3, evidence: {} }
  if (contact.test(body.replace(link, ''))) yield { code: 'contact_in_text', weight: 1, evidence: {} }
}
