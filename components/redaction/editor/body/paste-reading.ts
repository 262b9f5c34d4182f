import { isSafeHref } from '#domain/articles/document.ts'
import {
  type Container,
  enter,
  inItem,
  type Kind,
  type Marks,
  type PastedBlock,
  paragraphs,
  type Run,
} from './paste-blocks.ts'
import { directHref } from './paste-links.ts'
import { placeOf } from './paste-place.ts'
import {
  emoji,
  holdsBlocks,
  isApart,
  isBlock,
  isBold,
  isHidden,
  isItalic,
  isParagraphBreak,
  keepsLines,
  scriptDigits,
  styleOf,
} from './paste-style.ts'
import { tableOf } from './paste-tables.ts'
import { isWordMarker, isWordNumbered, wordListLevel } from './paste-word.ts'

/** What an element passes down to what it holds. */
type Context = {
  kind: Kind
  within: readonly Container[]
  marks: Marks
  keepsLines: boolean
  digits?: (text: string) => string
  attribution?: string
}

const plain: Context = {
  kind: 'p',
  within: [],
  marks: { bold: false, italic: false, href: null },
  keepsLines: false,
}

/** Reads pasted markup line by line. Every word that can be seen is in exactly one block; lines never join. */
export function readBlocks(root: Element): PastedBlock[] {
  return new Reader().read(root, plain)
}

/** Blocks of this editor that say everything in one attribute. */
const ownBlocks =
  'div[data-gallery], div[data-read-also], div[data-chart], div[data-audio], div[data-citation]'

class Reader {
  readonly #blocks: PastedBlock[] = []
  #runs: Run[] = []
  /** Lists of Word that are open, by level: they are paragraphs, one after the other. */
  #wordLists: Container[] = []

  read(root: Element, context: Context): PastedBlock[] {
    this.#children(root, context)
    this.#close(context)
    return this.#blocks
  }

  #children(parent: Element, context: Context) {
    for (const child of parent.childNodes) {
      if (child.nodeType === 3) this.#text(child.nodeValue ?? '', context)
      else if (child.nodeType === 1) this.#element(child as Element, context)
    }
  }

  #text(text: string, { keepsLines: isPre, marks, digits }: Context) {
    const lines = isPre ? text.split(/\r\n?|\n/) : [text]
    for (const [index, line] of lines.entries()) {
      if (index > 0) this.#runs.push('break')
      if (line !== '') this.#runs.push({ text: digits ? digits(line) : line, marks })
    }
  }

  #element(element: Element, context: Context) {
    const style = styleOf(element)
    if (isHidden(element, style) || isWordMarker(style)) return
    const inner = this.#inside(element, style, context)
    const tag = element.localName
    if (tag === 'br') this.#runs.push('break')
    else if (element.matches('sup[data-footnote]'))
      this.#runs.push({ text: '', marks: plain.marks, note: element.getAttribute('data-footnote') ?? '' })
    else if (isParagraphBreak(element)) {
      this.#runs.push('break', 'break')
      this.#children(element, inner)
    } else if (element.matches(ownBlocks)) {
      this.#close(context)
      this.#wordLists = []
      this.#add({ kind: 'picture', within: [], element })
    } else if (tag === 'img') this.#text(emoji(element), inner)
    else if (tag === 'figure' && element.hasAttribute('data-media')) {
      this.#close(context)
      this.#wordLists = []
      this.#add({ kind: 'picture', within: [], element })
    } else if (tag === 'table') {
      this.#close(context)
      this.#wordLists = []
      this.#table(element as HTMLTableElement, context)
    } else if (isBlock(element, style)) this.#block(element, style, context, inner)
    else if (tag === 'q') {
      this.#text('"', inner)
      this.#children(element, inner)
      this.#text('"', inner)
    } else if (isApart(style)) {
      this.#text(' ', inner)
      this.#children(element, inner)
      this.#text(' ', inner)
    } else this.#children(element, inner)
  }

  #inside(element: Element, style: ReadonlyMap<string, string>, context: Context): Context {
    const href = element.localName === 'a' ? directHref(element) : null
    return {
      ...context,
      keepsLines: keepsLines(element, style) ?? context.keepsLines,
      digits: scriptDigits(element, style) ?? context.digits,
      marks: {
        bold: isBold(element, style) ?? context.marks.bold,
        italic: isItalic(element, style) ?? context.marks.italic,
        href: href && isSafeHref(href) ? href : context.marks.href,
      },
    }
  }

  #block(element: Element, style: ReadonlyMap<string, string>, outer: Context, inner: Context) {
    this.#close(outer)
    const level = wordListLevel(element, style)
    if (
      level === null &&
      outer.within.length === 0 &&
      (element.textContent ?? '').trim() !== '' &&
      !holdsBlocks(element)
    )
      this.#wordLists = []
    const context: Context = { ...inner, ...placeOf(element, inner) }
    if (level !== null) context.within = this.#wordItem(element, level)
    this.#children(element, context)
    this.#close(context)
  }

  #wordItem(paragraph: Element, level: number): readonly Container[] {
    const tag = isWordNumbered(paragraph) ? 'ol' : 'ul'
    const open = this.#wordLists.slice(0, level)
    while (open.length < level) open.push({ tag })
    if (open[level - 1]?.tag !== tag) open[level - 1] = { tag }
    this.#wordLists = open
    let within: readonly Container[] = []
    for (const list of open) within = enter(within, list)
    return enter(within, { tag: 'li' })
  }

  #table(table: HTMLTableElement, context: Context) {
    const read = (cell: Element) => {
      const style = styleOf(cell)
      if (isHidden(cell, style)) return []
      return new Reader().read(cell, { ...this.#inside(cell, style, context), kind: 'p', within: [] })
    }
    const pasted = context.within.length === 0 ? tableOf(table, read) : null
    if (pasted) this.#add(pasted)
    else this.#lines(table, context)
  }

  /** A table that is there for the layout, or in a list: a row becomes a line, its cells apart from each other. */
  #lines(table: HTMLTableElement, context: Context) {
    if (table.caption) this.#element(table.caption, context)
    const within = inItem(context.within)
    for (const row of table.rows) {
      const cells = [...row.cells].map((cell) => {
        const style = styleOf(cell)
        if (isHidden(cell, style)) return []
        return new Reader().read(cell, { ...this.#inside(cell, style, context), kind: 'p' })
      })
      const full = cells.filter((blocks) => blocks.length > 0)
      const lines = full.flatMap(([block, ...more]) =>
        block && more.length === 0 && block.kind === 'p' && block.within.length === within.length
          ? [block]
          : [],
      )
      // A cell that holds a whole text is there for the layout.
      if (full.length < 2 || lines.length < full.length) for (const block of full.flat()) this.#add(block)
      else {
        const runs = lines.flatMap(({ runs: words }, index): Run[] => [
          ...(index > 0 ? [{ text: ' — ', marks: context.marks }] : []),
          ...words.map((run) => (run === 'break' ? { text: ' ', marks: context.marks } : run)),
        ])
        this.#add({ kind: 'p', within, runs })
      }
    }
  }

  /** Ends the line: what was gathered becomes a block, or several where an empty line parts it. */
  #close({ kind, within, attribution }: Context) {
    const runs = this.#runs
    this.#runs = []
    for (const words of paragraphs(runs)) {
      const isInside = within.length > 0 && kind !== 'p'
      this.#add({ kind: isInside ? 'p' : kind, within: inItem(within), runs: words, attribution })
    }
  }

  #add(block: PastedBlock) {
    this.#blocks.push(block)
  }
}
