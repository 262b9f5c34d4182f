import type { Focus } from '#domain/media/focus.ts'

/** What Facebook, X, Mastodon and messengers show whole; its address ends in the width, as a picture's does. */
export const cardSize = { width: 1200, height: 630 } as const

export const cardLimits = {
  /** Drawn in one go: a process of its own takes a second to start, and three for these. */
  atOnce: 20,
  /** An hour: a newspaper that changes its name has a thousand links another look by the next morning. */
  anHour: 60,
  /** Older stories keep the card they have until they are published again. */
  newest: 1_000,
} as const

/** What stands on the card of an article. */
export type ArticleCard = {
  kind: 'article'
  title: string
  section: string
  siteName: string
  /** Who made the picture; printed where there is one. */
  credit: string
  /** Its variant is `<token>/<width>.jpg`. */
  picture: CardPicture | null
}

/** `focus`: what its frame keeps of it; left out for its middle, so that cards drawn before there was a choice are still right. */
type CardPicture = { token: string; width: number; focus?: Focus }

/** What stands on the card of the site. */
export type SiteCard = { kind: 'site'; siteName: string; tagline: string }

export type Card = ArticleCard | SiteCard

/** What our fonts hold. A test draws all of it. */
const held =
  /[\u0020-\u007e\u00a0-\u00ac\u00ae-\u012b\u012e-\u0131\u0134-\u0165\u0168-\u017fȘșȚțẞ\u2009\u202f–—‘’‚“”„†•…‹›€™↑↓−⁄]/u

/**
 * A text as a card can show it, or null where it cannot: a letter, a figure or a sign of money that our fonts do not have would be an empty box,
 * and a title without it another title. What is no letter is left out: an emoji, an arrow.
 */
export function drawable(text: string): string | null {
  let drawn = ''
  for (const character of text.normalize('NFC')) {
    if (held.test(character)) drawn += character
    else if (/[\p{L}\p{N}\p{M}\p{Sc}]/u.test(character) && !isEmojiPart(character)) return null
  }
  // « Fête 🎉 : le programme » has one space before its colon.
  const tidy = drawn.replace(/ +(?=[\u00a0\u202f ]|$)|(?<=[\u00a0\u202f])[\u00a0\u202f ]+/g, '').trim()
  return /[\p{L}\p{N}]/u.test(tidy) ? tidy : null
}

/** Selectors, joiners and key caps. */
const isEmojiPart = (character: string) => /[\ufe00-\ufe0f\u20e3]/u.test(character)

/** Pure: the card with the words that can be drawn; null where its title or the newspaper's name cannot. */
export function drawableCard(card: Card): Card | null {
  const siteName = drawable(card.siteName)
  if (siteName === null) return null
  if (card.kind === 'site') return { ...card, siteName, tagline: drawable(card.tagline) ?? '' }
  const title = drawable(card.title)
  if (title === null) return null
  const [section = '', credit = ''] = [card.section, card.credit].map((text) => drawable(text) ?? '')
  return { ...card, title, siteName, section, credit }
}
