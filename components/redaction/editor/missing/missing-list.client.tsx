'use client'

import { useTranslations } from 'use-intl'
import { Status } from '#components/ui/status.tsx'
import { errorMessage } from '#contract/i18n/error-message.ts'
import type { ErrorCode } from '#domain/errors.ts'
import { isBlank } from '#lib/text.ts'

/** Where each thing that may be missing is typed. */
const places: Record<string, string> = {
  title: 'article-title',
  section: 'article-section',
  bylines: 'article-bylines',
  body: 'article-body',
  lead: 'lead-alt',
}

function placeOf(field: string, code: ErrorCode): HTMLElement | null {
  if (field === 'body' && code === 'article.alt_missing') {
    const descriptions = document.querySelectorAll<HTMLInputElement>('#article-body figure input[id$="-alt"]')
    return [...descriptions].find((input) => isBlank(input.value)) ?? null
  }
  return document.getElementById(places[field] ?? '')
}

/** What still stands between the article and its readers; each line leads to its field. */
export function MissingList({
  missing,
  title,
  onGo,
}: {
  missing: Record<string, ErrorCode>
  title: string
  onGo?: () => void
}) {
  const t = useTranslations()
  const entries = Object.entries(missing)
  if (entries.length === 0) return null
  return (
    <div className="border-l-4 border-warn bg-wash px-4 py-3 text-14 leading-5">
      <p className="font-semibold">{title}</p>
      <ul>
        {entries.map(([field, code]) => (
          <li key={field}>
            <button
              type="button"
              className="min-h-11 text-left underline decoration-accent underline-offset-4 md:min-h-8"
              onClick={() => {
                onGo?.()
                // After the dialog has given the focus back.
                setTimeout(() => placeOf(field, code)?.focus(), 50)
              }}
            >
              <Status shape="empty" tone="warn" className="whitespace-normal">
                {errorMessage(t, code)}
              </Status>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
