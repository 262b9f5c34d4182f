import { CommentForm } from '#components/comments/comment-form.client.tsx'
import { formWords } from '#components/comments/form-words.ts'
import { quoteOf } from '#components/comments/quote.ts'
import { TakenDown } from '#components/comments/taken-down.tsx'
import { Thread } from '#components/comments/thread.tsx'
import { AboutArticleHead } from '#components/history/history-head.tsx'
import { CacheTags } from '#components/layout/cache-tags.tsx'
import { addressesIn } from '#contract/public-addresses.ts'
import { threadPageTags } from '#contract/tags.ts'
import { articleHref } from '#domain/articles/view.ts'
import { getThreadState, wasTakenDown } from '#domain/comments/chosen-queries.ts'
import { issueFormToken } from '#domain/comments/form-token.ts'
import { getAnswered, getThread, getThreadFrom } from '#domain/comments/queries.ts'
import type { ThreadOrder } from '#domain/comments/view.ts'
import { isolate } from '#lib/direction.ts'
import { isUuid } from '#lib/uuid.ts'
import { readParameter } from '../../page-number.ts'
import { missing } from '../../site-page.tsx'
import { aboutArticleMetadata, aboutArticlePage } from './about-article.tsx'

type Params = { comment?: string }

/** A page of the thread of an article, behind the one that stands below the article itself. */
export function threadPage(order: ThreadOrder) {
  return aboutArticlePage<Params>(
    ({ thread }, article, { comment }) => thread(article, comment, order),
    async ({ print }, article, { comment }, searchParams) => {
      const thread =
        comment === undefined
          ? await getThread(article.id, order)
          : isUuid(comment)
            ? await getThreadFrom(article.id, comment, order)
            : null
      if (!thread && comment !== undefined && isUuid(comment) && (await wasTakenDown(article.id, comment)))
        return <TakenDown href={articleHref(article)} t={print.t} />
      if (!thread) missing()
      const state = await getThreadState(article.id)
      if (!state) missing()
      const href = articleHref(article)
      const here = addressesIn(print.locale).thread(href, comment, order)
      const [replyId, cites, said] = await Promise.all([
        readParameter(searchParams, 'reponse'),
        readParameter(searchParams, 'citer'),
        readParameter(searchParams, 'utile'),
      ])
      const answered = replyId ? await getAnswered(article.id, replyId) : null
      return (
        <div className="sheet pt-6 md:pt-10">
          {/* What somebody has just said is for them alone: such a page is not kept. */}
          {said ? null : <CacheTags tags={threadPageTags(article.id, thread.rootIds, thread.hasEnd)} />}
          <div className="mx-auto max-w-[660px]">
            <AboutArticleHead article={article} t={print.t} title={print.t('comments.heading')} />
            <Thread
              thread={thread}
              count={article.commentCount}
              href={href}
              formHref={here}
              state={state}
              said={comment && said ? { id: comment, isUseful: said === 'oui' } : null}
              language={article.language}
              print={print}
            >
              <CommentForm
                articleId={article.id}
                href={here}
                formToken={issueFormToken(article.id)}
                reply={answered}
                quote={answered && cites ? quoteOf(answered.body) : null}
                isReceived={false}
                isAtOnce={state.mode === 'post_moderated'}
                locale={print.locale}
                words={formWords(print.locale)}
              />
            </Thread>
          </div>
        </div>
      )
    },
  )
}

export function threadMetadata(order: ThreadOrder) {
  return aboutArticleMetadata<Params>(
    ({ thread }, article, { comment }) => thread(article, comment, order),
    ({ print: { t } }, { title }) => ({
      title: t('comments.of_article', { title: isolate(title) }),
      description: t('comments.of_article_description', { title: isolate(title) }),
    }),
  )
}
