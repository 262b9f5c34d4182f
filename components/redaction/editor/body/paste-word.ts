type Style = ReadonlyMap<string, string>

/** Word writes a list as paragraphs: on which level this one stands; null when Word itself does not call it a list. */
export function wordListLevel(paragraph: Element, style: Style): number | null {
  const level = /^\S+ level(\d)\b/.exec(style.get('mso-list') ?? '')
  return level && wordMarker(paragraph) ? Number(level[1]) : null
}

/** The bullet or number that Word set: what it marks as such, and nothing that only looks like one. */
export const isWordMarker = (style: Style): boolean => style.get('mso-list') === 'ignore'

export function isWordNumbered(paragraph: Element): boolean {
  return /^\s*\(?(?:\d+|[a-z]{1,4})[.)\s\u00a0]/i.test(
    `${wordMarker(paragraph)?.textContent ?? ''} `.replace(/^\s*o\s/, ''),
  )
}

const wordMarker = (paragraph: Element): Element | undefined =>
  [...paragraph.querySelectorAll('[style]')].find((element) =>
    /mso-list\s*:\s*ignore/i.test(element.getAttribute('style') ?? ''),
  )
