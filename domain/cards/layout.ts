import { colours } from '#contract/theme.ts'
import { type ArticleCard, type Card, cardSize, type SiteCard } from './card.ts'

/** An element as React makes it, without React: what draws cards asks for no more. */
export type Element = { type: string; key: null; props: { style: Style; children?: Element[] | string } }
type Style = Record<string, string | number>

/** Cards stand among others, by day: the light colours. */
const [paper, ink, quiet, rule, accent] = (['paper', 'ink', 'ink-2', 'rule', 'accent-ink'] as const).map(
  (name) => colours[name][0],
) as [string, string, string, string, string]

/** The second of each pair has the rarer letters. */
export const families = {
  serif: ['Jour Serif', 'Jour Serif Extended'],
  sans: ['Jour Sans', 'Jour Sans Extended'],
} as const
const serif = families.serif.join(', ')
/** The sans has no thin space to lend: it comes from the serif. */
const sans = [...families.sans, ...families.serif].join(', ')

/** The picture stands beside the words, never under them. Its frame, from the right edge. */
export const pictureFrame = {
  width: 540,
  height: cardSize.height,
  left: cardSize.width - 540,
  top: 0,
} as const

const margin = 64
const bar = 12

const box = (style: Style, ...children: Element[]): Element => ({
  type: 'div',
  key: null,
  // Without border-box a margin is added to the width, and words run off the card.
  props: { style: { display: 'flex', boxSizing: 'border-box', ...style }, children },
})
const line = (text: string, style: Style): Element => ({
  type: 'div',
  key: null,
  props: { style: { boxSizing: 'border-box', ...style }, children: text },
})

export const drawCard = (card: Card): Element =>
  card.kind === 'site' ? siteCard(card) : articleCard(card, card.picture !== null)

function articleCard({ title, section, siteName, credit }: ArticleCard, isPictured: boolean): Element {
  const width = cardSize.width - (isPictured ? pictureFrame.width : 0)
  const column = width - 2 * (isPictured ? margin - 16 : margin)
  const size = sizeOf(title, column, isPictured ? picturedSizes : plainSizes)
  return sheet(
    box(
      {
        flexDirection: 'column',
        width,
        height: cardSize.height - bar,
        padding: `${isPictured ? 44 : 60}px ${(width - column) / 2}px 40px`,
      },
      ...(section
        ? [
            line(section, {
              fontFamily: sans,
              fontSize: 28,
              color: accent,
              marginBottom: 22,
              ...clamped(1),
            }),
          ]
        : []),
      line(title, {
        fontFamily: serif,
        fontSize: size,
        lineHeight: 1.14,
        letterSpacing: '-0.012em',
        color: ink,
        // A title that fills the card has to be cut nowhere: what evens its lines out makes more of them.
        textWrap: title.length > 110 ? 'wrap' : 'balance',
        wordBreak: 'break-word',
        ...clamped(Math.floor(400 / (size * 1.14))),
      }),
      box(
        {
          marginTop: 'auto',
          borderTop: `2px solid ${rule}`,
          paddingTop: 20,
          justifyContent: 'space-between',
          alignItems: 'center',
        },
        line(siteName, {
          fontFamily: serif,
          fontSize: 32,
          letterSpacing: '-0.012em',
          color: ink,
          maxWidth: isPictured && credit ? column * 0.55 : column,
          ...clamped(1),
        }),
        ...(isPictured && credit
          ? [
              line(credit, {
                fontFamily: sans,
                fontSize: 18,
                lineHeight: 1.25,
                color: quiet,
                textAlign: 'right',
                maxWidth: column * 0.42,
                ...clamped(2),
              }),
            ]
          : []),
      ),
    ),
  )
}

function siteCard({ siteName, tagline }: SiteCard): Element {
  const column = cardSize.width - 2 * 100
  return sheet(
    box(
      {
        flexDirection: 'column',
        alignItems: 'center',
        justifyContent: 'center',
        width: cardSize.width,
        height: cardSize.height - bar,
        padding: '0 100px 12px',
      },
      line(siteName, {
        fontFamily: serif,
        fontSize: sizeOf(siteName, column, [
          [16, 136],
          [30, 104],
          [60, 76],
        ]),
        lineHeight: 1.1,
        letterSpacing: '-0.02em',
        color: ink,
        textAlign: 'center',
        textWrap: 'balance',
        ...clamped(3),
      }),
      box({ width: 96, height: 6, backgroundColor: accent, margin: '36px 0 32px' }),
      ...(tagline
        ? [
            line(tagline, {
              fontFamily: sans,
              fontSize: tagline.length > 70 ? 29 : 34,
              lineHeight: 1.35,
              color: quiet,
              textAlign: 'center',
              textWrap: 'balance',
              ...clamped(5),
            }),
          ]
        : []),
    ),
  )
}

/** Paper, and the bar that opens a section of the newspaper. */
const sheet = (content: Element): Element =>
  box(
    { flexDirection: 'column', width: cardSize.width, height: cardSize.height, backgroundColor: paper },
    box({ width: cardSize.width, height: bar, backgroundColor: ink }),
    content,
  )

const clamped = (lines: number): Style => ({ display: 'block', lineClamp: lines })

/** Up to how many characters, in which size: the lines of the longest title fill the room, and those of a short one half of it. */
type Sizes = readonly (readonly [length: number, size: number])[]
const plainSizes: Sizes = [
  [36, 92],
  [70, 76],
  [110, 66],
  [150, 58],
  [Number.POSITIVE_INFINITY, 52],
]
const picturedSizes: Sizes = [
  [30, 70],
  [60, 60],
  [100, 52],
  [140, 46],
  [Number.POSITIVE_INFINITY, 41],
]

/** A capital takes about this of its size, the widest of a word that is all of them. */
const widest = 0.57

function sizeOf(text: string, column: number, sizes: Sizes): number {
  const [, size] = sizes.find(([length]) => text.length <= length) ?? sizes.at(-1)!
  // One word longer than the column is set smaller rather than broken, as far as it stays legible.
  const longest = Math.max(...text.split(/\s/).map((word) => word.length))
  return Math.max(32, Math.min(size, Math.floor(column / (longest * widest))))
}
