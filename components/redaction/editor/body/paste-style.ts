/** What an element says about itself in its style attribute; `mso-…` is no style for browsers, so it is read as text. */
export function styleOf(element: Element): ReadonlyMap<string, string> {
  const style = element.getAttribute('style')
  if (!style) return empty
  return new Map(
    style.split(';').flatMap((declaration) => {
      const colon = declaration.indexOf(':')
      if (colon === -1) return []
      const value = declaration.slice(colon + 1).replace(/!important/i, '')
      return [[declaration.slice(0, colon).trim().toLowerCase(), value.trim().toLowerCase()] as const]
    }),
  )
}
const empty: ReadonlyMap<string, string> = new Map()
type Style = ReadonlyMap<string, string>

const silent = new Set(
  'script style template noscript head title meta link iframe object embed audio video canvas svg datalist xml'.split(
    ' ',
  ),
)

/**
 * What nobody saw where it was copied. A reviewer's remarks in Word are not the text either, nor is what a tracked
 * change took away: Word says who did it. Elsewhere, words struck through are words.
 */
export function isHidden(element: Element, style: Style): boolean {
  return (
    silent.has(element.localName) ||
    element.hasAttribute('hidden') ||
    style.get('display') === 'none' ||
    style.get('mso-hide') === 'all' ||
    style.get('mso-element') === 'comment-list' ||
    element.matches('del[cite]') ||
    /\b(?:msoDel|MsoCommentReference|msocomanchor|msocomoff)\b/i.test(element.className)
  )
}

const blocks = new Set(
  `address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form
   h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup option p pre search section summary table
   caption tbody thead tfoot tr td th ul`.split(/\s+/),
)
const lineBoxes = /^(?:block|flex|grid|flow-root|list-item|table(?:-.*)?)$/

/** Whether it begins and ends a line. Children of a row or a grid stand apart, whatever they are. */
export function isBlock(element: Element, style: Style): boolean {
  const display = style.get('display')
  if (display === 'inline' || display === 'contents') return false
  if (display && lineBoxes.test(display)) return true
  const parent = element.parentElement && styleOf(element.parentElement).get('display')
  return blocks.has(element.localName) || /^(?:inline-)?(?:flex|grid)$/.test(parent ?? '')
}

/** Slack writes an empty line as an element without words, which only its own style sheet makes a line. */
export const isParagraphBreak = (element: Element): boolean =>
  element.matches('[data-stringify-type="paragraph-break"], .c-mrkdwn__br')

/** Parted from its neighbours on the screen without a line of its own, as the words of a PDF are. */
export const isApart = (style: Style): boolean =>
  /^(?:absolute|fixed)$/.test(style.get('position') ?? '') ||
  /^(?:left|right)$/.test(style.get('float') ?? '')

/** Whether line breaks of the source are lines; undefined when the element does not say. */
export function keepsLines(element: Element, style: Style): boolean | undefined {
  const whiteSpace = style.get('white-space') ?? style.get('white-space-collapse')
  if (whiteSpace) return /^(?:pre|break-spaces|preserve)/.test(whiteSpace)
  return /^(?:pre|listing|plaintext|textarea)$/.test(element.localName) || undefined
}

export function isBold(element: Element, style: Style): boolean | undefined {
  const weight = style.get('font-weight')
  if (weight) return /^(?:bold|bolder|[6-9]\d\d)$/.test(weight)
  return /^(?:b|strong)$/.test(element.localName) || undefined
}

export function isItalic(element: Element, style: Style): boolean | undefined {
  const slant = style.get('font-style')
  if (slant) return /^(?:italic|oblique)/.test(slant)
  return /^(?:i|em|cite|dfn|var)$/.test(element.localName) || undefined
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const lowered = '₀₁₂₃₄₅₆₇₈₉'

/** Digits above or below the line as characters: m², CO₂, a note's number that must not join the year before it. */
export function scriptDigits(element: Element, style: Style): ((text: string) => string) | undefined {
  const align = style.get('vertical-align')
  const isRaised = element.localName === 'sup' || align === 'super'
  if (!isRaised && element.localName !== 'sub' && align !== 'sub') return undefined
  if (!/^\s*\d+\s*$/.test(element.textContent ?? '')) return undefined
  const digits = isRaised ? raised : lowered
  return (text) => text.replace(/\d/g, (digit) => digits[Number(digit)]!)
}

export const holdsBlocks = (element: Element): boolean =>
  [...element.children].some((child) => isBlock(child, styleOf(child)) || holdsBlocks(child))

/** Many programs put a picture where an emoji was typed. */
export function emoji(image: Element): string {
  const alt = image.getAttribute('alt') ?? ''
  return /^(?=.*\p{Extended_Pictographic}|.*\p{Regional_Indicator})[\p{Emoji}\p{Emoji_Component}]+$/u.test(
    alt,
  )
    ? alt
    : ''
}
