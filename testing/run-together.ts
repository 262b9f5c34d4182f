/**
 * Run in a document, of a browser or of jsdom. Words of neighbours that nothing parts but a style: without styles, and to
 * who hears or copies them, they are one word (« Politique3 commentaires »).
 */
export function findRunTogether(): string[] {
  const blocks =
    /^(?:address|article|aside|blockquote|body|br|button|caption|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|img|input|legend|li|main|nav|ol|optgroup|option|p|pre|search|section|select|summary|table|tbody|td|textarea|tfoot|th|thead|tr|ul)$/
  const silent = /^(?:script|style|template|noscript)$/
  /** Part of a word on purpose: the number of a note, the letters of a word that were searched for. */
  const within = /^(?:sup|mark)$/
  const isWord = /[\p{L}\p{N}]/u
  const found = new Set<string>()
  let before: { text: string; element: Element } | undefined

  const visit = (node: Node): void => {
    if (node instanceof Text) {
      const element = node.parentElement!
      const text = node.data
      if (text === '') return
      const isJoined =
        before !== undefined &&
        isWord.test(before.text.slice(-1)) &&
        isWord.test(text[0]!) &&
        !before.element.contains(element) &&
        !element.contains(before.element) &&
        !within.test(before.element.localName) &&
        !within.test(element.localName)
      if (isJoined) found.add(`${before!.text.slice(-30)}|${text.slice(0, 30)}`)
      before = { text, element }
      return
    }
    if (!(node instanceof Element) || silent.test(node.localName) || node.hasAttribute('hidden')) return
    const isBlock = blocks.test(node.localName)
    if (isBlock) before = undefined
    for (const child of node.childNodes) visit(child)
    if (isBlock) before = undefined
  }
  visit(document.body)
  return [...found]
}
