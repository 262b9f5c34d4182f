import { loosenSpaces } from '#lib/typography.ts'
import type { Container, Marks, PastedBlock, PastedCell, Run } from './paste-blocks.ts'

/** The blocks of a paste as markup of elements the editor knows. */
export function writeBlocks(blocks: readonly PastedBlock[]): string {
  let html = ''
  let open: readonly Container[] = []
  for (const block of blocks) {
    const shared = open.findIndex((container, depth) => container !== block.within[depth])
    const kept = shared === -1 ? open.length : shared
    html += closing(open.slice(kept)) + block.within.slice(kept).map(opening).join('')
    open = block.within
    html += written(block)
  }
  return html + closing(open)
}

const opening = ({ tag, attribution }: Container) =>
  attribution ? `<${tag} data-attribution="${escaped(attribution)}">` : `<${tag}>`
const closing = (containers: readonly Container[]) =>
  containers
    .map(({ tag }) => `</${tag}>`)
    .reverse()
    .join('')

function written(block: PastedBlock): string {
  if (block.kind === 'picture') return block.element.outerHTML
  if (block.kind === 'table') return writeTable(block)
  const words = writeRuns(block.runs)
  if (block.kind !== 'pull-quote') return `<${block.kind}>${words}</${block.kind}>`
  return `<aside data-pull-quote="" data-attribution="${escaped(block.attribution ?? '')}">${words}</aside>`
}

function writeTable({ caption, rows }: Extract<PastedBlock, { kind: 'table' }>): string {
  const cell = ({ isHead, colspan, rowspan, lines }: PastedCell) => {
    const tag = isHead ? 'th' : 'td'
    const words = (lines.length > 0 ? lines : [[]]).map((runs) => `<p>${writeRuns(runs)}</p>`).join('')
    return `<${tag} colspan="${colspan}" rowspan="${rowspan}">${words}</${tag}>`
  }
  const body = rows.map((cells) => `<tr>${cells.map(cell).join('')}</tr>`).join('')
  return `<table data-caption="${escaped(caption)}"><tbody>${body}</tbody></table>`
}

/** The words of a line, with the spaces that its markup only seemed to have taken out. */
export function writeRuns(runs: readonly Run[]): string {
  const texts = spaced(runs)
  return runs
    .map((run, index) => {
      if (run === 'break') return '<br>'
      if (run.note !== undefined) return `<sup data-footnote="${escaped(run.note)}"></sup>`
      return marked(escaped(texts[index] ?? ''), run.marks)
    })
    .join('')
}

/** Spaces as a browser shows them, over all runs: one between words, none at the ends of a line. */
function spaced(runs: readonly Run[]): string[] {
  const line = loosenSpaces(
    runs.map((run) => (run === 'break' ? '\n' : run.text.replace(/[\t\n\r\f\v]/g, ' '))).join(''),
  )
  let at = 0
  let isOpen = true
  const texts = runs.map((run) => {
    const length = run === 'break' ? 1 : run.text.length
    const text = line.slice(at, at + length)
    at += length
    if (run === 'break') {
      isOpen = true
      return ''
    }
    let kept = ''
    for (const character of text) {
      const isSpace = /[ \u00a0\u202f]/.test(character)
      if (!(isSpace && isOpen)) kept += character
      isOpen = isSpace
    }
    return kept
  })
  for (let index = runs.length - 1, isEnd = true; index >= 0; index--) {
    if (runs[index] === 'break') isEnd = true
    else if (isEnd) {
      texts[index] = texts[index]!.replace(/[ \u00a0\u202f]+$/, '')
      isEnd = texts[index] === ''
    }
  }
  return texts
}

function marked(text: string, { bold, italic, href }: Marks): string {
  if (text === '') return ''
  let html = text
  if (italic) html = `<em>${html}</em>`
  if (bold) html = `<strong>${html}</strong>`
  return href ? `<a href="${escaped(href)}">${html}</a>` : html
}

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
