import type { PictureView } from '#domain/media/view.ts'
import { escapeHtml } from '#lib/html.ts'
import { isBlank } from '#lib/text.ts'
import { type ArticleDocument, type Block, type Inline, type ListItem, printedBlocks } from './document.ts'

type Shown = { siteUrl: string; pictures: Record<string, PictureView> }
type Node = Block | ListItem

/** What a narrow column of a feed reader shows sharply. */
const feedWidth = 960

/**
 * The text as plain HTML for those who read it elsewhere: no classes, no styles, addresses whole. Nothing is stored of it,
 * and every word is escaped here.
 */
export function documentHtml(document: ArticleDocument, shown: Shown): string {
  return printedBlocks(document)
    .map((block) => blockHtml(block, shown))
    .join('\n')
}

/** A picture with its words, as a block has it or as it stands above the text. */
export function figureHtml(
  picture: PictureView,
  { alt, caption, credit }: { alt: string; caption: string; credit: string },
  siteUrl: string,
): string {
  const width = picture.widths.findLast((one) => one <= feedWidth) ?? picture.widths[0]
  if (width === undefined) return ''
  const height = Math.round((width * picture.height) / picture.width)
  const words = [caption, credit].filter((text) => !isBlank(text)).map(escapeHtml)
  const below = words.length > 0 ? `<figcaption>${words.join(' – ')}</figcaption>` : ''
  const address = `${siteUrl}/media/${picture.token}/${width}.jpg`
  return `<figure><img src="${escapeHtml(address)}" alt="${escapeHtml(alt)}" width="${width}" height="${height}">${below}</figure>`
}

function blockHtml(node: Node, shown: Shown): string {
  switch (node.type) {
    case 'paragraph':
      return `<p>${inlineHtml(node.content, shown)}</p>`
    case 'heading':
      return `<h${node.attrs.level}>${inlineHtml(node.content, shown)}</h${node.attrs.level}>`
    case 'bulletList':
      return `<ul>${childrenHtml(node.content, shown)}</ul>`
    case 'orderedList':
      return `<ol>${childrenHtml(node.content, shown)}</ol>`
    case 'listItem':
      return `<li>${childrenHtml(node.content, shown)}</li>`
    case 'blockquote':
      return `<blockquote>${childrenHtml(node.content, shown)}${attribution(node.attrs?.attribution)}</blockquote>`
    case 'pullQuote':
      return `<blockquote><p>${inlineHtml(node.content, shown)}</p>${attribution(node.attrs?.attribution)}</blockquote>`
    case 'picture': {
      const picture = shown.pictures[node.attrs.mediaId]
      return picture ? figureHtml(picture, node.attrs, shown.siteUrl) : ''
    }
    default:
      return wordsHtml(node, shown)
  }
}

const childrenHtml = (nodes: readonly Node[], shown: Shown): string =>
  nodes.map((node) => blockHtml(node, shown)).join('')

const attribution = (name: string | undefined): string =>
  name && !isBlank(name) ? `<p>– ${escapeHtml(name)}</p>` : ''

/** A block that has no form of its own here still gives its words: nobody's feed may lose a sentence. */
function wordsHtml(node: unknown, shown: Shown): string {
  const children = ((node as { content?: unknown[] }).content ?? []) as Node[]
  if (children.length === 0) return ''
  const isInline = children.every(({ type }) => ['text', 'hardBreak'].includes(type as string))
  return isInline
    ? `<p>${inlineHtml(children as unknown as Inline[], shown)}</p>`
    : childrenHtml(children, shown)
}

function inlineHtml(content: readonly Inline[] | undefined, { siteUrl }: Shown): string {
  return (content ?? [])
    .map((node) => {
      if (node.type === 'hardBreak') return '<br>'
      if (node.type !== 'text') return ''
      return (node.marks ?? []).reduce((html, mark) => {
        if (mark.type === 'bold') return `<strong>${html}</strong>`
        if (mark.type === 'italic') return `<em>${html}</em>`
        if (mark.type !== 'link') return html
        const { href } = mark.attrs
        return `<a href="${escapeHtml(href.startsWith('/') ? siteUrl + href : href)}">${html}</a>`
      }, escapeHtml(node.text))
    })
    .join('')
}
