import {
  type ArticleDocument,
  type Block,
  blockText,
  footnotes,
  type PictureAttributes,
  printedBlocks,
} from '#domain/articles/document.ts'

/**
 * A text as lines, one a paragraph, a point of a list, a row of a table or of figures; the notes last, by their number. It is
 * what the history of an article compares. Of a picture only what the article still shows is told: one that was withdrawn
 * must not live on in its caption. Articles that the text points at are left out: their titles are no words of this one.
 */
export function textBlocks(
  body: ArticleDocument,
  { shown, picture }: { shown: ReadonlySet<string>; picture: string },
): string[] {
  const blocks = printedBlocks(body)
  return [
    ...blocks.flatMap((block) => linesOf(block, shown, picture)),
    ...footnotes(blocks).map(({ attrs }, index) => `${index + 1}. ${attrs.text}`),
  ]
}

function linesOf(block: Block, shown: ReadonlySet<string>, picture: string): string[] {
  const ofPicture = ({ mediaId, caption, credit }: PictureAttributes) => {
    const words = shown.has(mediaId) ? [picture, caption, credit] : [picture]
    return `[${words.filter(Boolean).join(' · ')}]`
  }
  switch (block.type) {
    case 'picture':
      return [ofPicture(block.attrs)]
    case 'gallery':
      return block.attrs.pictures.map(ofPicture)
    case 'bulletList':
    case 'orderedList':
      return blockText(block)
        .split('\n')
        .map((line) => `• ${line}`)
    case 'table':
    case 'chart':
    case 'box':
    case 'timeline':
    case 'audio':
    case 'citation':
      return blockText(block).replaceAll('\t', ' | ').split('\n').filter(Boolean)
  }
  const text = blockText(block)
  const name = 'attrs' in block && block.attrs && 'attribution' in block.attrs ? block.attrs.attribution : ''
  return [name ? `${text} — ${name}` : text].filter((line) => line !== '')
}
