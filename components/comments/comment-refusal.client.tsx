'use client'

import { useEffect, useRef } from 'react'
import { commentFields } from '#contract/comment-form/fields.ts'
import { commentFieldNames } from '#contract/comment-form/form.ts'
import { useWords } from './comment-words.client.tsx'
import type { Refusal } from './send-comment.ts'

/** What is wrong, in one place, with a way to each field; it takes the focus, because it is the answer. */
export function Summary({ refusal }: { refusal: Refusal }) {
  const t = useWords()
  const message = useMessage()
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every refusal is a new answer, also when it says the same.
  useEffect(() => box.current?.focus(), [refusal])
  const wrong = commentFieldNames.flatMap((field) =>
    refusal.fields[field] ? [{ field, code: refusal.fields[field] }] : [],
  )
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="mt-3 border-l-4 border-bad bg-wash px-4 py-3 text-15"
    >
      <p className="font-semibold">
        {wrong.length > 0
          ? t('comments.problem', { count: wrong.length })
          : message(refusal.code, refusal.values)}
      </p>
      {wrong.length > 0 ? (
        <ul className="mt-1">
          {wrong.map(({ field, code }) => (
            <li key={field}>
              <a href={`#${commentFields[field].id}`} className="quiet-link inline-block py-1">
                {message(code, refusal.values)}
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p className="mt-1 text-ink-2">{t('comments.kept')}</p>
      )}
    </div>
  )
}

/** The sentence for a code; a code this page does not know yet is said as a failure of the site. */
export function useMessage() {
  const t = useWords()
  return (code: string | null | undefined, values: Refusal['values']): string => {
    if (!code) return t('comments.unreachable')
    const key = `errors.${code.replace('.', '_')}` as 'errors.site_unavailable'
    return t.has(key) ? t(key, { seconds: 0, ...values } as never) : t('errors.site_unavailable')
  }
}
