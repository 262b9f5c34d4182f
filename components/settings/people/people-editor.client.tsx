'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { FormFoot } from '#components/forms/form-foot.tsx'
import { useAction } from '#components/forms/use-action.ts'
import { Button } from '#components/ui/button.tsx'
import { invitePerson } from '#domain/people/actions.ts'
import { OneTimeLink } from './one-time-link.client.tsx'
import { PersonEditor } from './person-editor.client.tsx'
import { PersonFields } from './person-fields.tsx'
import type { BylineChoice, PersonRow } from './person-row.ts'

type Shown = { name: string; link: string }

/** Who may enter: the list, an invitation, and the link that somebody must be given. */
export function PeopleEditor({ people, bylines }: { people: PersonRow[]; bylines: BylineChoice[] }) {
  const t = useTranslations()
  const [isInviting, setInviting] = useState(false)
  const [shown, setShown] = useState<Shown | null>(null)
  return (
    <div className="space-y-6">
      {shown ? <OneTimeLink key={shown.link} {...shown} onClose={() => setShown(null)} /> : null}
      {isInviting ? (
        <InviteForm
          bylines={bylines}
          onCancel={() => setInviting(false)}
          onInvited={(invited) => {
            setShown(invited)
            setInviting(false)
          }}
        />
      ) : (
        <Button look="primary" onClick={() => setInviting(true)}>
          {t('settings.person_invite')}
        </Button>
      )}
      <ul className="border-t border-ink">
        {people.map((person) => (
          <PersonEditor
            key={person.id}
            person={person}
            bylines={bylines}
            onLink={(link) => setShown({ name: person.name, link })}
          />
        ))}
      </ul>
    </div>
  )
}

function InviteForm({
  bylines,
  onInvited,
  onCancel,
}: {
  bylines: BylineChoice[]
  onInvited: (shown: Shown) => void
  onCancel: () => void
}) {
  const t = useTranslations()
  const router = useRouter()
  const [name, setName] = useState('')
  const action = useAction(invitePerson, ({ link }) => {
    onInvited({ name, link })
    router.refresh()
  })
  return (
    <form
      onSubmit={(event) => {
        setName(String(new FormData(event.currentTarget).get('name')))
        action.onSubmit(event)
      }}
      onInput={action.onInput}
      noValidate
      className="border-t border-ink pt-4"
    >
      <h3 className="mb-3 font-semibold">{t('settings.person_invite')}</h3>
      <div className="max-w-140 space-y-4">
        <PersonFields idPrefix="invite" bylines={bylines} errorOf={action.errorOf} />
        <FormFoot
          label={t('settings.person_invite_submit')}
          isBusy={action.isBusy}
          summary={action.summary}
          onCancel={onCancel}
        />
      </div>
    </form>
  )
}
