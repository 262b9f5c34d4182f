import { Fragment } from 'react'
import { addressesFor } from '#components/print/print-context.ts'
import type { Translator } from '#contract/i18n/translator.ts'
import { type ThreadOrder, type ThreadView, threadOrders } from '#domain/comments/view.ts'

type Props = { thread: ThreadView; href: string; t: Translator }

/** Of a thread that is longer than a page. */
export function ThreadOrders({ order, href, t }: { order: ThreadOrder; href: string; t: Translator }) {
  const names = {
    oldest: t('comments.oldest_first'),
    newest: t('comments.newest_first'),
    useful: t('thread.most_useful_first'),
  }
  return (
    <nav aria-label={t('comments.order')} className="mt-8 flex flex-wrap gap-x-6 gap-y-1 text-14">
      {threadOrders.map((each) => (
        <Fragment key={each}>
          {' '}
          <a
            href={`${firstPage(href, each, t)}#commentaires`}
            aria-current={each === order ? 'true' : undefined}
            className="inline-block border-b-2 border-transparent py-1 forced-colors:border-[Canvas] hover:border-rule aria-[current]:border-accent aria-[current]:font-semibold"
          >
            {names[each]}
          </a>
        </Fragment>
      ))}
    </nav>
  )
}

/** The pages before and after this one. */
export function ThreadPages({ thread: { order, next, previous, isConversation }, href, t }: Props) {
  const back =
    previous === null
      ? null
      : previous === 'start'
        ? firstPage(href, order, t)
        : addressesFor(t).thread(href, previous, order)
  return (
    <nav
      aria-label={t('comments.pages')}
      className="mt-8 flex flex-wrap justify-between gap-x-6 gap-y-2 border-t border-rule pt-4 text-15"
    >
      {back ? (
        <a href={`${back}#commentaires`} rel="prev" className="quiet-link inline-block py-1 font-semibold">
          {isConversation ? t('comments.all') : t('comments.previous_page')}
        </a>
      ) : null}{' '}
      {next ? (
        <a
          href={`${addressesFor(t).thread(href, next, order)}#commentaires`}
          rel="next"
          className="quiet-link ml-auto inline-block py-1 font-semibold"
        >
          {t('comments.next_page')}
        </a>
      ) : null}
    </nav>
  )
}

/** The oldest stand below the article itself. */
const firstPage = (href: string, order: ThreadOrder, t: Translator): string =>
  order === 'oldest' ? href : addressesFor(t).thread(href, undefined, order)
