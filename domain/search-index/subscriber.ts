import type { EventName } from '#domain/events/catalogue.ts'
import type { Subscriber } from '#domain/subscriber.ts'
import { forgetArticle, indexArticles, learnWords } from './record.ts'

const written: readonly EventName[] = [
  'article.published',
  'article.updated',
  'article.scheduled',
  'article.language_chosen',
]
const withdrawn: readonly EventName[] = ['article.unpublished', 'article.unscheduled']

/**
 * What readers may search changes with what they may read, in the same transaction. An article that waits for its hour is
 * there already, and found from that hour on. Names of sections, topics and bylines are not in the index: renaming changes
 * nothing here.
 */
export const indexing: Subscriber = {
  name: 'search',
  on: [...written, ...withdrawn],
  async handle(tx, { name, subjectId }) {
    if (withdrawn.includes(name)) await forgetArticle(tx, subjectId)
    else {
      const [words = []] = await indexArticles(tx, [subjectId])
      await learnWords(tx, words)
    }
    return null
  },
}
