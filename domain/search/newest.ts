import { listByIds } from '#domain/articles/list-queries.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import { ask, prepare } from './asking.ts'
import type { SearchInput } from './input.ts'
import { asksForSomething, readQuestion } from './question.ts'

/**
 * The newest articles that answer a question, for who follows it: as it is asked, without mending its spelling. Null where it
 * asks for nothing.
 */
export async function listNewestFound(input: SearchInput, limit: number): Promise<ArticleSummary[] | null> {
  const question = readQuestion(input.text)
  if (!asksForSomething(question)) return null
  const asking = await prepare({ ...input, order: 'date', after: null })
  const found = await ask(question, asking, limit)
  return found && listByIds(found.rows.map(({ id }) => id))
}
