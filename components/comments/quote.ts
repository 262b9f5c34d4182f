/** As much of a comment as one answers to: who reads on has it above. Characters. */
const longestQuote = 400

/** The words of a comment as a quotation in the next one: each line behind its sign, and no quotation within it. */
export function quoteOf(body: string): string {
  const own = body
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .join('\n')
    .trim()
  const cut = [...own].length > longestQuote ? `${atWord([...own].slice(0, longestQuote).join(''))} […]` : own
  return cut
    .split(/\n+/)
    .map((line) => `> ${line}`)
    .join('\n')
    .concat('\n\n')
}

const atWord = (text: string): string => text.replace(/\s+\S*$/, '')

/** Below what stands in the form already. */
export const withQuote = (typed: string, quoted: string): string =>
  typed.trim() === '' ? quoted : `${typed.trimEnd()}\n\n${quoted}`

/** A comment of this page, quoted; only in a browser. */
export function quoteShown(id: string): string {
  const words = document.querySelector(`#commentaire-${id} > article > div`)
  const paragraphs = [...(words?.children ?? [])].filter((block) => block.tagName === 'P')
  // biome-ignore lint/performance/useDomNodeTextContent: the lines of a paragraph are parted by <br>, which is no text
  return quoteOf(paragraphs.map((block) => (block as HTMLElement).innerText).join('\n\n'))
}
