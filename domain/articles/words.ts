import type { ArticleContent } from './content.ts'
import { plainText } from './document.ts'

/** Words of standfirst and body: runs of letters and digits, « aujourd’hui » and « peut-être » counting one each. */
export function countWords(content: Pick<ArticleContent, 'standfirst' | 'body'>): number {
  // Who reads a transcript does not listen: it is no part of the time that the article takes.
  const blocks = content.body.content.filter(({ type }) => type !== 'audio')
  const text = `${content.standfirst}\n${plainText({ ...content.body, content: blocks })}`
  return text.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0
}
