import { blockLimits } from '#domain/articles/document.ts'

/** The numbers of notes in a text, as Word and LibreOffice write them; those that lead back from a note are not among them. */
const calls = 'a[href^="#_ftn"], a[href^="#_edn"], a[href^="#sdfootnote"], a[href^="#sdendnote"]'
const back = /^#(?:_(?:ftn|edn)ref\d|sd(?:foot|end)note\d+anc)/

/**
 * Brings the notes of a word processor to where they are called: a number in the text whose words stand at its end becomes a note
 * of ours. What has no words there, or more than a note may have, stays as it was written.
 */
export function bringNotes(body: HTMLElement): void {
  const found = [...body.querySelectorAll<HTMLAnchorElement>(calls)].flatMap((call) => {
    const href = call.getAttribute('href') ?? ''
    const place = back.test(href) ? null : placeOf(body, href.slice(1))
    if (!place || place.contains(call)) return []
    const text = wordsOf(place)
    return text === '' || text.length > blockLimits.footnote ? [] : [{ call, place, text }]
  })
  for (const { call, text } of found) {
    const note = body.ownerDocument.createElement('sup')
    note.setAttribute('data-footnote', text)
    // Word sets the link inside of a superscript, or around one.
    const raised = call.parentElement?.localName === 'sup' && call.parentElement.children.length === 1
    if (raised) call.parentElement?.replaceWith(note)
    else call.replaceWith(note)
  }
  // One that is called twice is needed twice.
  for (const { place } of found) place.remove()
}

/** Where the words of a note stand: the part of the page that has its name, or that begins with it. */
function placeOf(body: HTMLElement, name: string): Element | null {
  const quoted = CSS.escape(name)
  const target = body.querySelector(
    `[id="${quoted}"], a[name="${quoted}"], [id="${CSS.escape(name.replace(/^_/, ''))}"]`,
  )
  return target?.closest('div[id], p, li') ?? null
}

function wordsOf(place: Element): string {
  const copy = place.cloneNode(true) as Element
  for (const link of copy.querySelectorAll('a')) if (back.test(link.getAttribute('href') ?? '')) link.remove()
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim()
}
