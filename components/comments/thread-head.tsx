import { addressesFor } from '#components/print/print-context.ts'
import { feedHref } from '#contract/addresses.ts'
import type { Translator } from '#contract/i18n/translator.ts'
import type { ThreadView } from '#domain/comments/view.ts'

type Props = { thread: ThreadView; count: number; href: string; t: Translator }

/** What the desk has chosen of a thread, and how to follow it: where it begins, and where there is something. */
export function ThreadHead({ thread: { picks, previous, isConversation }, count, href, t }: Props) {
  if (previous !== null || isConversation || count === 0) return null
  const { thread, comment: permalink } = addressesFor(t)
  return (
    <>
      {picks.length > 0 ? (
        <p className="mt-3 text-15">
          <span className="font-semibold text-accent-ink">{t('thread.picks')}</span>{' '}
          {picks.map(({ id, name }, at) => (
            <span key={id}>
              {at > 0 ? ', ' : null}
              <a href={permalink(href, id)} rel="nofollow" className="quiet-link">
                <bdi>{name}</bdi>
              </a>
            </span>
          ))}
        </p>
      ) : null}
      <p className="mt-1 text-14">
        <a href={feedHref(thread(href), 'rss')} className="quiet-link inline-block py-1 text-ink-2">
          {t('thread.feed')}
        </a>
      </p>
    </>
  )
}
