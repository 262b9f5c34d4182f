import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { CommentText } from '#components/comments/comment-text.tsx'
import { isolate } from '#lib/direction.ts'
import { CommentFacts } from './comment-facts.tsx'
import type { QueueEntry } from './queue-entry.ts'

/** A comment as it would be read, where it would stand, and what is known about it. */
export function CommentCard({
  entry,
  heading,
}: {
  entry: QueueEntry
  heading: RefObject<HTMLHeadingElement | null>
}) {
  const t = useTranslations()
  const { article, parent } = entry
  return (
    <article aria-labelledby="current-comment">
      <h2
        id="current-comment"
        ref={heading}
        tabIndex={-1}
        className="scroll-mt-6 text-16 leading-6 font-semibold outline-none"
      >
        <span className="sr-only">{t('moderation.comment_by', { name: '' })}</span>
        <bdi>{entry.name}</bdi>
        {entry.isStaff ? (
          <span className="ml-2 border border-accent-ink px-1 text-12 leading-4 font-semibold text-accent-ink">
            {t('moderation.staff')}
          </span>
        ) : null}
      </h2>
      <p className="text-13 leading-5 text-ink-2">
        <time dateTime={entry.iso} title={entry.when}>
          {entry.age}
        </time>
        {' · '}
        {t('moderation.on')}{' '}
        {article.href ? (
          <a
            href={article.href}
            target="_blank"
            rel="noopener"
            className="text-ink underline decoration-accent underline-offset-2"
          >
            <bdi>{article.title}</bdi>
          </a>
        ) : (
          <span className="text-ink">
            <bdi>{article.title}</bdi> ({t('moderation.not_online')})
          </span>
        )}
      </p>
      {parent ? (
        <blockquote className="mt-4 max-w-[80ch] border-l-2 border-rule pl-4 text-14 leading-6 text-ink-2">
          <p className="text-13 font-semibold">
            {t('moderation.answers', { name: isolate(parent.name) })}
            {parent.status === 'approved' ? null : (
              <span className="font-normal">
                {' '}
                ({t('moderation.answers_status', { status: parent.status })})
              </span>
            )}
          </p>
          <CommentText body={parent.body} opensAside className="mt-1 line-clamp-6 space-y-1.5 text-14" />
        </blockquote>
      ) : null}
      <CommentText
        body={entry.body}
        opensAside
        className="mt-4 max-w-[66ch] space-y-3 text-17 leading-[1.6] md:text-19"
      />
      <CommentFacts entry={entry} />
    </article>
  )
}
