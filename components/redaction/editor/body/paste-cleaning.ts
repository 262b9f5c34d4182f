import type { Run } from './paste-blocks.ts'
import { bringNotes } from './paste-notes.ts'
import { readBlocks } from './paste-reading.ts'
import { isApart, isBlock, styleOf } from './paste-style.ts'
import { writeBlocks, writeRuns } from './paste-writing.ts'

/**
 * What Word, LibreOffice, Google Docs, mail programs and web pages put on the clipboard, brought to elements the
 * editor knows. The page is read line by line and written anew, so no word is lost with its wrapping and no two
 * words that a line, a cell or a block parted are joined.
 */
export function cleanPastedHtml(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html')
  if (isOurs(page.body)) return html
  bringNotes(page.body)
  const blocks = readBlocks(page.body)
  const [only] = blocks
  return blocks.length === 1 && only?.kind === 'p' && isInline(page.body)
    ? phrase(only.runs)
    : writeBlocks(blocks)
}

/** Copied from this editor: its own nodes, and the note of how they were cut. */
function isOurs(body: Element): boolean {
  const known =
    'p, h2, h3, ul, ol, li, blockquote, span[data-language], aside[data-pull-quote], figure[data-media], strong, em, a, br, meta, ' +
    'sup[data-footnote], div[data-gallery], div[data-read-also], div[data-chart], section[data-box], ' +
    'div[data-audio], div[data-citation], section[data-timeline], section[data-entry], table, tbody, tr, td, th'
  return (
    body.querySelector('[data-pm-slice]') !== null &&
    [...body.querySelectorAll('*')].every((element) => element.matches(known))
  )
}

const isInline = (body: Element): boolean =>
  [...body.querySelectorAll('*')].every((element) => {
    const style = styleOf(element)
    return !isBlock(element, style) && !isApart(style)
  })

/** Some words of a line go into the line they are pasted into, with the spaces at their ends. */
function phrase(runs: readonly Run[]): string {
  const text = runs.map((run) => (run === 'break' ? '\n' : run.text)).join('')
  const before = /^\s/.test(text) ? ' ' : ''
  const after = /\s$/.test(text) ? ' ' : ''
  return `<p data-pm-slice="1 1 []">${before}${writeRuns(runs)}${after}</p>`
}
