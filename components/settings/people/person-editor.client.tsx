'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { FormFoot } from '#components/forms/form-foot.tsx'
import { useAction } from '#components/forms/use-action.ts'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/dialog.client.tsx'
import { Fold } from '#components/ui/fold.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Status, type StatusShape, type StatusTone } from '#components/ui/status.tsx'
import { disablePerson, editPerson, enablePerson, renewSetupLink } from '#domain/people/actions.ts'
import { PersonFields } from './person-fields.tsx'
import type { BylineChoice, PersonRow } from './person-row.ts'

const shapes: Record<PersonRow['state'], [StatusShape, StatusTone]> = {
  active: ['full', 'good'],
  invited: ['empty', 'warn'],
  disabled: ['ban', 'quiet'],
}

/** One account: a line, and what can be changed under it. */
export function PersonEditor({
  person,
  bylines,
  onLink,
}: {
  person: PersonRow
  bylines: BylineChoice[]
  onLink: (link: string) => void
}) {
  const t = useTranslations()
  const [open, setOpen] = useState(false)
  /** Given up or saved: the form starts afresh. */
  const [round, setRound] = useState(0)
  const [shape, tone] = shapes[person.state]
  const byline = bylines.find(({ id }) => id === person.bylineId)
  return (
    <li className="border-b border-rule py-2">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 md:grid-cols-[minmax(0,2fr)_minmax(0,1.3fr)_minmax(0,1.3fr)_auto]">
        <div className="min-w-0">
          <p className="[overflow-wrap:anywhere]">
            <span className="font-semibold">{person.name}</span>
            {person.isSelf ? <span className="text-ink-2"> ({t('settings.person_you')})</span> : null}
          </p>
          <p className="text-13 [overflow-wrap:anywhere] text-ink-2">{person.email}</p>
        </div>
        <div className="order-3 min-w-0 text-13 md:order-none">
          <p>{t(`auth.role_${person.role}`)}</p>
          {byline ? <p className="[overflow-wrap:anywhere] text-ink-2">{byline.name}</p> : null}
        </div>
        <div className="order-4 text-13 md:order-none">
          <Status shape={shape} tone={tone}>
            {t(`settings.state_${person.state}`)}
          </Status>
          {person.state === 'active' ? (
            <p className="text-ink-2">
              {person.seen ? t('settings.person_seen', { when: person.seen }) : t('settings.person_not_seen')}
            </p>
          ) : null}
        </div>
        <Button
          look="quiet"
          aria-expanded={open}
          aria-label={t('settings.edit_of', { name: person.name })}
          onClick={() => setOpen(!open)}
        >
          {open ? t('settings.done') : t('settings.edit')}
        </Button>
      </div>
      <Fold key={round} open={open}>
        <Details
          person={person}
          bylines={bylines}
          onLink={onLink}
          onDone={() => {
            setOpen(false)
            setRound(round + 1)
          }}
        />
      </Fold>
    </li>
  )
}

function Details({
  person,
  bylines,
  onLink,
  onDone,
}: {
  person: PersonRow
  bylines: BylineChoice[]
  onLink: (link: string) => void
  onDone: () => void
}) {
  const t = useTranslations()
  const router = useRouter()
  const [asked, setAsked] = useState(false)
  const save = useAction(editPerson, () => {
    onDone()
    router.refresh()
  })
  const disable = useAction(disablePerson, () => router.refresh())
  const enable = useAction(enablePerson, () => router.refresh())
  const renew = useAction(renewSetupLink, ({ link }) => onLink(link))
  const about = { userId: person.id }
  const summary = disable.summary ?? enable.summary ?? renew.summary
  return (
    <div className="max-w-140 space-y-4 pt-3 pb-4">
      <form onSubmit={save.onSubmit} onInput={save.onInput} noValidate className="space-y-4">
        <input type="hidden" name="userId" value={person.id} />
        <PersonFields idPrefix={person.id} person={person} bylines={bylines} errorOf={save.errorOf} />
        <FormFoot label={t('common.save')} isBusy={save.isBusy} summary={save.summary} onCancel={onDone} />
      </form>
      {summary ? <Notice tone="bad">{summary}</Notice> : null}
      {person.isSelf ? null : (
        <div className="flex flex-wrap gap-2 border-t border-rule pt-4">
          {person.state === 'disabled' ? (
            <Button disabled={enable.isBusy} onClick={() => enable.run(about)}>
              {t('settings.person_enable')}
            </Button>
          ) : (
            <>
              <Button disabled={renew.isBusy} onClick={() => renew.run(about)}>
                {t('settings.person_new_link')}
              </Button>
              <Button look="danger" onClick={() => setAsked(true)}>
                {t('settings.person_disable')}
              </Button>
            </>
          )}
        </div>
      )}
      <ConfirmDialog
        open={asked}
        onOpenChange={setAsked}
        title={t('settings.person_disable_title', { name: person.name })}
        description={t('settings.person_disable_text')}
        confirmLabel={t('settings.person_disable_confirm')}
        busy={disable.isBusy}
        onConfirm={async () => {
          await disable.run(about)
          setAsked(false)
        }}
      />
    </div>
  )
}
