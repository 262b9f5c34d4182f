import type { Translator } from '#contract/i18n/translator.ts'
import type { PageRevisionKind } from '#domain/pages/page.ts'

export type PageHistoryEntry = {
  id: string
  number: number
  kind: PageRevisionKind
  /** When, and by whom; written by the server, in the newsroom's time. */
  facts: string
}

const linkClass =
  'inline-flex min-h-6 items-center font-semibold underline decoration-accent underline-offset-4'

/** What the page was before, newest first; at the end the text with which an owed page comes. */
export function PageHistory({
  t,
  slug,
  hasFirstText,
  entries,
}: {
  t: Translator
  slug: string
  hasFirstText: boolean
  entries: readonly PageHistoryEntry[]
}) {
  const href = (id: string) => `/reglages/pages/${slug}/versions/${id}`
  return (
    <section aria-labelledby="page-history">
      <h3 id="page-history" className="border-t-4 border-ink pt-2 text-14 font-semibold">
        {t('pages.history')}
      </h3>
      {entries.length === 0 && !hasFirstText ? (
        <p className="mt-1 text-14 text-ink-2">{t('pages.history_empty')}</p>
      ) : (
        <ol className="mt-1 text-13 leading-5">
          {entries.map((entry) => (
            <li key={entry.id} className="border-b border-rule py-2">
              <a href={href(entry.id)} className={linkClass}>
                {t('pages.version', { number: entry.number })}
              </a>{' '}
              <span>{t(`pages.kind_${entry.kind}`)}</span>
              <p className="text-ink-2 tabular-nums">{entry.facts}</p>
            </li>
          ))}
          {hasFirstText ? (
            <li className="border-b border-rule py-2">
              <a href={href('origine')} className={linkClass}>
                {t('pages.first_text')}
              </a>
              <p className="text-ink-2">{t('pages.first_text_about')}</p>
            </li>
          ) : null}
        </ol>
      )}
    </section>
  )
}
