'use client'

import { useTranslations } from 'use-intl'
import type { RevisionKind } from '#domain/articles/article.ts'

export type HistoryEntry = {
  id: string
  number: number
  kind: RevisionKind
  note: string
  by: string | null
  /** Written by the server, in the newsroom's time. */
  at: string
}

/** What the article was before, newest first. Each version opens on its own page, beside the draft. */
export function History({ articleId, entries }: { articleId: string; entries: readonly HistoryEntry[] }) {
  const t = useTranslations()
  return (
    <section aria-labelledby="article-history">
      <h2 id="article-history" tabIndex={-1} className="border-t-4 border-ink pt-2 text-14 font-semibold">
        {t('redaction.panel.history')}
      </h2>
      {entries.length === 0 ? (
        <p className="mt-1 text-13 leading-5 text-ink-2">{t('redaction.panel.historyEmpty')}</p>
      ) : (
        <ol className="mt-1 max-h-96 overflow-y-auto text-13 leading-5">
          {entries.map((entry) => (
            <li key={entry.id} className="border-b border-rule py-2">
              <a
                href={`/redaction/articles/${articleId}/versions/${entry.id}`}
                className="inline-flex min-h-6 items-center font-semibold underline decoration-accent underline-offset-4"
              >
                {t('redaction.panel.version', { number: entry.number })}
              </a>{' '}
              <span>{t(`redaction.revision.${entry.kind}`)}</span>
              <p className="text-ink-2 tabular-nums">
                {entry.at}
                {entry.by ? ` ${t('redaction.revision.by', { name: entry.by })}` : ''}
              </p>
              {entry.note ? <p className="mt-1 [overflow-wrap:anywhere]">{entry.note}</p> : null}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
