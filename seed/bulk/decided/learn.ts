/**
 * Has the classifier learn, and some comments arrive that it has never seen: `seed/decided.ts` runs it, and tells it the
 * addresses of the database. Its arguments are how many comments, and the seed that they are made by.
 */
import { like } from 'drizzle-orm'
import { appDb, closeDatabase } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { rateLimits } from '#db/schema/site.ts'
import { isVisible } from '#domain/articles/article.ts'
import { postComment } from '#domain/comments/commands.ts'
import { issueFormToken } from '#domain/comments/form-token.ts'
import { stopSending } from '#domain/jobs/send.ts'
import { trainClassifier } from '#domain/moderation/classifier/jobs.ts'
import { slugify } from '#lib/slug.ts'
import { uuidv7 } from '#lib/uuid.ts'
import { chanceOf } from '#seed/pictures/chance.ts'
import { signatureOf } from '../names.ts'
import { makeDecided } from './make-decided.ts'

const [count = '0', seed = ''] = process.argv.slice(2)
await trainClassifier()
const chance = chanceOf(`arrivals ${seed}`)
const now = new Date()
const open = (await appDb().select().from(articles)).filter(
  (article) => article.commentsOpen && isVisible(article, now),
)
if (open.length > 0)
  for (const [n, comment] of makeDecided(Number(count), `arrivals ${seed}`).entries()) {
    // The readers of a day, posted in a second, are no crowd.
    await appDb().delete(rateLimits).where(like(rateLimits.key, 'comment-%'))
    const { id: articleId } = open[chance.int(0, open.length - 1)]!
    const name = signatureOf(chance)
    const writtenAt = new Date(now.getTime() - (Number(count) - n) * 11 * 60_000)
    await postComment(
      { viewer: null, now, writtenAt, clientAddress: `2001:db8:${(n + 1).toString(16)}:1::1` },
      {
        articleId,
        parentId: null,
        name,
        email: `${slugify(name)}.${n}@example.org`,
        body: comment.body,
        honeypot: false,
        formToken:
          comment.secondsToSubmit === null
            ? ''
            : issueFormToken(articleId, now.getTime() - comment.secondsToSubmit * 1000),
        requestId: uuidv7(),
      },
    )
  }
await stopSending()
await closeDatabase()
