import type { ReactNode } from 'react'
import type { PrintContext } from '#components/print/print-context.ts'
import type { ThreadState, ThreadView } from '#domain/comments/view.ts'
import type { Language } from '#lib/locale.ts'
import { pack } from '#lib/packed.ts'
import { CommentList } from './comment-list.client.tsx'
import { printConversation } from './printed-comment.ts'
import { ThreadHead } from './thread-head.tsx'
import { ThreadOrders, ThreadPages } from './thread-pages.tsx'
import { ThreadStateLines } from './thread-state.tsx'

type Props = {
  thread: ThreadView
  /** Of the whole thread. */
  count: number
  /** Address of the article. */
  href: string
  /** Of this page, where it is another. */
  formHref?: string
  state: ThreadState
  /** What the reader of this page has just said of a comment: `?utile=`. */
  said?: { id: string; isUseful: boolean } | null
  /** Of the article. */
  language?: Language
  print: PrintContext
  /** The form; it stands before the comments. */
  children?: ReactNode
}

/** The comments of an article, or a page of them: how many there are, the form, then every voice with its replies. */
export function Thread({
  thread,
  count,
  href,
  formHref = href,
  state,
  said,
  language,
  print,
  children,
}: Props) {
  const { t } = print
  const { isOpen } = state
  const conversations = thread.pinned ? [thread.pinned, ...thread.conversations] : thread.conversations
  // Nothing is said on other pages.
  const isWhole = thread.next === null && thread.previous === null
  return (
    <section
      id="commentaires"
      tabIndex={-1}
      // With closed comments there is nothing to wake up, and the page carries no client code.
      data-hydrate={isOpen || undefined}
      className="no-print mt-14 border-t-4 border-ink pt-3"
    >
      <h2 className="font-serif text-28 font-bold tracking-[-0.012em]">{t('comments.title', { count })}</h2>
      <ThreadStateLines state={state} print={print} />
      <ThreadHead thread={thread} count={count} href={href} t={t} />
      {isOpen ? children : null}
      {isWhole || thread.isConversation ? null : <ThreadOrders order={thread.order} href={href} t={t} />}
      {conversations.length > 0 ? (
        <CommentList
          comments={pack(
            conversations.map((conversation) => printConversation(conversation, print, language)),
          )}
          href={href}
          formHref={formHref}
          isOpen={isOpen}
          locale={print.locale}
          words={{
            reply: t('comments.reply'),
            quote: t('thread.quote'),
            useful: t('thread.useful'),
            report: t('thread.report'),
          }}
          said={
            said
              ? {
                  ...said,
                  note: said.isUseful ? t('thread.useful_noted') : t('thread.useful_withdrawn'),
                }
              : null
          }
        />
      ) : isWhole && isOpen ? (
        <p className="mt-8 border-t border-rule pt-5 text-15 text-ink-2">{t('comments.none')}</p>
      ) : isWhole ? null : (
        <p className="mt-8 border-t border-rule pt-5 text-15 text-ink-2">{t('comments.absent_page')}</p>
      )}
      {isWhole ? null : <ThreadPages thread={thread} href={href} t={t} />}
      {isOpen && conversations.length > 4 ? (
        <p className="no-print mt-8 border-t border-rule pt-4 text-15">
          <a href="#laisser-un-commentaire" className="quiet-link inline-block py-1 font-semibold">
            {t('comments.leave')}
          </a>
        </p>
      ) : null}
    </section>
  )
}
