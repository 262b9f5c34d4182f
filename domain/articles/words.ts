import type { ArticleContent } from './content.ts'
import { plainText } from './document.ts'

/** Words of standfirst and body: runs of letters and digits, « aujourd’hui » and « peut-être » counting one each. */
export function countWords(content: Pick<ArticleContent, 'standfirst' | 'body'>): number {
  const text = `${content.standfirst}\n${plainText(content.body)}`
  return text.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0
}
