'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useAction } from '#components/forms/use-action.ts'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { revokeOtherSessions, revokeSession } from '#domain/people/actions.ts'
import type { SessionView } from '#domain/people/view.ts'

/** A session with its times in words. */
export type SessionRow = Pick<SessionView, 'id' | 'device' | 'isCurrent'> & { since: string; seen: string }

/** Where one is signed in, and the way to end it elsewhere. */
export function SessionsList({ sessions }: { sessions: SessionRow[] }) {
  const t = useTranslations()
  const router = useRouter()
  const one = useAction(revokeSession, () => router.refresh())
  const others = useAction(revokeOtherSessions, () => router.refresh())
  const summary = one.summary ?? others.summary
  const nameOf = (session: SessionRow) => session.device || t('settings.session_unknown')
  return (
    <div className="space-y-4">
      {summary ? <Notice tone="bad">{summary}</Notice> : null}
      <ul className="border-t border-rule">
        {sessions.map((session) => (
          <li
            key={session.id}
            className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-rule py-2"
          >
            <div>
              <p>
                <span className="font-semibold">{nameOf(session)}</span>
                {session.isCurrent ? (
                  <span className="text-ink-2"> ({t('settings.session_current')})</span>
                ) : null}
              </p>
              <p className="text-13 text-ink-2">
                {t('settings.session_since', { when: session.since })} ·{' '}
                {t('settings.session_seen', { when: session.seen })}
              </p>
            </div>
            {session.isCurrent ? null : (
              <Button
                aria-label={t('settings.session_end_of', { device: nameOf(session) })}
                disabled={one.isBusy}
                onClick={() => one.run({ sessionId: session.id })}
              >
                {t('settings.session_end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Button disabled={others.isBusy} onClick={() => others.run({})}>
          {t('settings.sessions_end_others')}
        </Button>
      ) : null}
      <p role="status" className="text-14 text-good">
        {others.done ? t('settings.sessions_ended', { ended: others.done.ended }) : ''}
      </p>
    </div>
  )
}
