import type { ArticleDocument, Block } from '#domain/articles/document.ts'
import { plainText, printedBlocks } from '#domain/articles/document.ts'

/**
 * A text as lines, one a block: what the history of an article compares. Of a picture only what the article still shows is
 * told: one that was withdrawn must not live on in its caption.
 */
export function textBlocks(
  body: ArticleDocument,
  { shown, picture }: { shown: ReadonlySet<string>; picture: string },
): string[] {
  return printedBlocks(body).flatMap((block) => linesOf(block, shown, picture))
}

function linesOf(block: Block, shown: ReadonlySet<string>, picture: string): string[] {
  if (block.type === 'picture') {
    const { mediaId, caption, credit } = block.attrs
    const words = shown.has(mediaId) ? [picture, caption, credit] : [picture]
    return [`[${words.filter(Boolean).join(' · ')}]`]
  }
  const text = plainText({ type: 'doc', content: [block] })
  if (block.type === 'bulletList' || block.type === 'orderedList')
    return text.split('\n').map((line) => `• ${line}`)
  const name = 'attrs' in block && block.attrs && 'attribution' in block.attrs ? block.attrs.attribution : ''
  return [name ? `${text} — ${name}` : text].filter((line) => line !== '')
}
