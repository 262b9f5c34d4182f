import { localeOf, type Translator } from '#contract/i18n/translator.ts'
import type { AudioView } from '#domain/media/audio.ts'
import type { PictureView } from '#domain/media/view.ts'
import { escapeHtml } from '#lib/html.ts'
import { directionOfLanguage, type Language } from '#lib/locale.ts'
import { isBlank } from '#lib/text.ts'
import { audioHtml } from './audio-html.ts'
import { chartHtml, namedHtml, noteCallHtml, notesHtml, readAlsoHtml, tableHtml } from './block-html.ts'
import { citationHtml } from './citation-html.ts'
import {
  type ArticleDocument,
  type Block,
  type Footnote,
  footnotes,
  type Inline,
  type ListItem,
  type PictureAttributes,
  printedBlocks,
} from './document.ts'
import { figureHtml } from './figure-html.ts'
import { type ForeignParts, foreignParts } from './foreign-parts.ts'
import { withOwnLinks } from './own-links.ts'
import { wholeLanguage, withoutLanguage } from './passages.ts'
import type { Mention } from './view.ts'

type Site = {
  siteUrl: string
  pictures: Record<string, PictureView>
  audio: Record<string, AudioView>
  /** Own articles that the text points at, as far as readers see them. */
  mentions: Readonly<Record<string, Mention>>
  t: Translator
}
type Shown = Site & { notes: readonly Footnote[]; foreign: ForeignParts }
type Node = Block | ListItem

/**
 * The text as plain HTML for those who read it elsewhere: no classes, no styles, addresses whole. Nothing is stored of it,
 * and every word is escaped here.
 */
export function documentHtml(document: ArticleDocument, site: Site): string {
  const blocks = printedBlocks(withOwnLinks(document, localeOf(site.t)))
  const notes = footnotes(blocks)
  const foreign = foreignParts(blocks)
  const shown = { ...site, notes, foreign }
  const below = notesHtml(notes, site.t, (note) => languageHtml(foreign.get(note)))
  return [...blocks.map((block) => blockHtml(block, shown)), ...(below ? [below] : [])].join('\n')
}

function blockHtml(node: Node, shown: Shown): string {
  switch (node.type) {
    case 'paragraph':
      return lineHtml('p', node.content, shown)
    case 'heading':
      return lineHtml(`h${node.attrs.level}`, node.content, shown)
    case 'bulletList':
      return `<ul>${childrenHtml(node.content, shown)}</ul>`
    case 'orderedList':
      return `<ol>${childrenHtml(node.content, shown)}</ol>`
    case 'listItem':
      return `<li>${childrenHtml(node.content, shown)}</li>`
    case 'blockquote':
      return `<blockquote>${childrenHtml(node.content, shown)}${attribution(node.attrs?.attribution)}</blockquote>`
    case 'pullQuote':
      return `<blockquote>${lineHtml('p', node.content, shown)}${attribution(node.attrs?.attribution)}</blockquote>`
    case 'picture':
      return pictureHtml(node.attrs, node, shown)
    case 'gallery':
      return node.attrs.pictures.map((words) => pictureHtml(words, node, shown)).join('')
    case 'table':
      return tableHtml(node, ({ content }) => inlineHtml(content, shown))
    case 'readAlso':
      return readAlsoHtml(node, shown)
    case 'box':
      return `<blockquote>${namedHtml(node.attrs.title)}${childrenHtml(node.content, shown)}</blockquote>`
    case 'timeline':
      return `${namedHtml(node.attrs.title)}<ul>${node.content
        .map(({ attrs, content }) => `<li>${namedHtml(attrs.date)}${childrenHtml(content, shown)}</li>`)
        .join('')}</ul>`
    case 'chart':
      return chartHtml(node, shown.t)
    case 'audio':
      return audioHtml(node, shown)
    case 'citation':
      return citationHtml(node, shown.t)
    default:
      return wordsHtml(node, shown)
  }
}

const languageHtml = (lang: Language | undefined): string =>
  lang ? ` lang="${lang}" dir="${directionOfLanguage(lang)}"` : ''

/** A line that is whole in another language says so itself: its direction is that of all its words. */
function lineHtml(tag: string, content: readonly Inline[] | undefined, shown: Shown): string {
  const lang = wholeLanguage(content)
  if (!lang) return `<${tag}>${inlineHtml(content, shown)}</${tag}>`
  return `<${tag}${languageHtml(lang)}>${inlineHtml(withoutLanguage(content), shown)}</${tag}>`
}

function pictureHtml(words: PictureAttributes, block: Block, { pictures, siteUrl, foreign }: Shown): string {
  const picture = pictures[words.mediaId]
  return picture ? figureHtml(picture, words, siteUrl, languageHtml(foreign.get(block))) : ''
}

const childrenHtml = (nodes: readonly Node[], shown: Shown): string =>
  nodes.map((node) => blockHtml(node, shown)).join('')

const attribution = (name: string | undefined): string =>
  name && !isBlank(name) ? `<p>– ${escapeHtml(name)}</p>` : ''

/** A block that has no form of its own here still gives its words: nobody's feed may lose a sentence. */
function wordsHtml(node: unknown, shown: Shown): string {
  const children = ((node as { content?: unknown[] }).content ?? []) as Node[]
  if (children.length === 0) return ''
  const isInline = children.every(({ type }) => ['text', 'hardBreak', 'footnote'].includes(type as string))
  return isInline
    ? `<p>${inlineHtml(children as unknown as Inline[], shown)}</p>`
    : childrenHtml(children, shown)
}

function inlineHtml(content: readonly Inline[] | undefined, { siteUrl, notes }: Shown): string {
  return (content ?? [])
    .map((node) => {
      if (node.type === 'hardBreak') return '<br>'
      if (node.type === 'footnote') return noteCallHtml(node, notes)
      if (node.type !== 'text') return ''
      return (node.marks ?? []).reduce((html, mark) => {
        if (mark.type === 'bold') return `<strong>${html}</strong>`
        if (mark.type === 'italic') return `<em>${html}</em>`
        if (mark.type === 'language') return `<span${languageHtml(mark.attrs.lang)}>${html}</span>`
        if (mark.type !== 'link') return html
        const { href } = mark.attrs
        return `<a href="${escapeHtml(href.startsWith('/') ? siteUrl + href : href)}">${html}</a>`
      }, escapeHtml(node.text))
    })
    .join('')
}
