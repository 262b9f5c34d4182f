import type { ReactNode } from 'react'
import type { PrintContext } from '#components/print/print-context.ts'
import type { ThreadView } from '#domain/comments/view.ts'
import { pack } from '#lib/packed.ts'
import { CommentList } from './comment-list.client.tsx'
import { printComment } from './printed-comment.ts'

type Props = {
  thread: ThreadView
  /** Address of the article. */
  href: string
  isOpen: boolean
  print: PrintContext
  /** The form; it stands before the comments. */
  children?: ReactNode
}

/** The comments of an article: how many, the form, then every voice with its replies. */
export function Thread({ thread, href, isOpen, print, children }: Props) {
  const { t } = print
  return (
    <section
      id="commentaires"
      tabIndex={-1}
      // With closed comments there is nothing to wake up, and the page carries no client code.
      data-hydrate={isOpen || undefined}
      className="no-print mt-14 border-t-4 border-ink pt-3"
    >
      <h2 className="font-serif text-28 font-bold tracking-[-0.012em]">
        {t('comments.title', { count: thread.count })}
      </h2>
      {isOpen ? children : <p className="mt-3 text-15 text-ink-2">{t('comments.closed')}</p>}
      {thread.roots.length > 0 ? (
        <CommentList
          comments={pack(thread.roots.map((comment) => printComment(comment, print)))}
          href={href}
          isOpen={isOpen}
          words={{ staff: t('comments.staff'), reply: t('comments.reply') }}
        />
      ) : isOpen ? (
        <p className="mt-8 border-t border-rule pt-5 text-15 text-ink-2">{t('comments.none')}</p>
      ) : null}
      {isOpen && thread.count > 4 ? (
        <p className="no-print mt-8 border-t border-rule pt-4 text-15">
          <a href="#laisser-un-commentaire" className="quiet-link inline-block py-1 font-semibold">
            {t('comments.leave')}
          </a>
        </p>
      ) : null}
    </section>
  )
}
