'use client'

import { type FocusEvent, type KeyboardEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction } from '#components/forms/use-action.ts'
import { Button } from '#components/ui/button.tsx'
import { Field, TextField } from '#components/ui/field.tsx'
import { isHeld } from '#components/ui/held-key.ts'
import { Select } from '#components/ui/select.tsx'
import { errorMessage } from '#contract/i18n/error-message.ts'
import { createSection } from '#domain/sections/actions.ts'
import { pathName, sectionLimits } from '#domain/sections/section.ts'

export type SectionOption = { id: string; name: string; slug: string; parentId: string | null }

/** Where the article goes. Without a section to choose, one is made here, or it is said whom to ask. */
export function SectionField({
  id,
  sections,
  chosen,
  readOnly,
  canCreate,
  whomToAsk,
  onLeave,
  onChoose,
  onCreated,
}: {
  id: string
  sections: readonly SectionOption[]
  chosen: string | null
  readOnly: boolean
  canCreate: boolean
  whomToAsk: string
  onLeave: (event: FocusEvent) => void
  onChoose: (sectionId: string | null) => void
  onCreated: (section: SectionOption) => void
}) {
  const t = useTranslations()
  const [isNaming, setNaming] = useState(false)
  const isEmpty = sections.length === 0
  const done = (section: SectionOption) => {
    setNaming(false)
    onCreated(section)
    onChoose(section.id)
  }
  if (isEmpty && !canCreate)
    return (
      <Field id={id} label={t('redaction.panel.section')}>
        <p id={id} tabIndex={-1} className="text-14 leading-5 text-ink-2">
          {t('redaction.panel.noneYetSection')} {whomToAsk}
        </p>
      </Field>
    )
  if (isEmpty && !readOnly)
    return <NewSection id={id} label={t('redaction.panel.firstSection')} onCreated={done} />
  return (
    <div>
      <Select
        id={id}
        label={t('redaction.panel.section')}
        empty={t('redaction.panel.noSection')}
        choices={sections.map((section) => ({ value: section.id, label: pathName(sections, section) }))}
        value={chosen ?? ''}
        disabled={readOnly}
        onBlur={onLeave}
        onChange={(event) => onChoose(event.target.value || null)}
      />
      {canCreate && !readOnly && !isNaming ? (
        <button
          type="button"
          onClick={() => setNaming(true)}
          className="inline-flex min-h-11 items-center text-13 text-ink-2 underline underline-offset-4 hover:text-ink md:min-h-7"
        >
          {t('redaction.panel.newSection')}
        </button>
      ) : null}
      {isNaming ? (
        <div className="mt-3">
          <NewSection
            id={`${id}-new`}
            label={t('settings.section_new')}
            onCreated={done}
            onCancel={() => setNaming(false)}
          />
        </div>
      ) : null}
    </div>
  )
}

function NewSection({
  id,
  label,
  onCreated,
  onCancel,
}: {
  id: string
  label: string
  onCreated: (section: SectionOption) => void
  onCancel?: () => void
}) {
  const t = useTranslations()
  const [name, setName] = useState('')
  const action = useAction(createSection, ({ sectionId, slug }) =>
    onCreated({ id: sectionId, name, slug, parentId: null }),
  )
  const code = action.codeOf('name') ?? action.codeOf('slug')
  const create = () => void action.run({ name })
  // It stands in the article's own page, where there is no form to send.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onCancel?.()
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (!isHeld(event)) create()
  }
  return (
    <div className="grid gap-2">
      <TextField
        id={id}
        label={label}
        placeholder={t('redaction.panel.sectionExample')}
        value={name}
        limit={sectionLimits.name}
        error={code ? errorMessage(t, code) : (action.summary ?? undefined)}
        // Asked for by a press, the field is where one goes on.
        autoFocus={onCancel !== undefined}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="flex flex-wrap gap-2">
        <Button disabled={action.isBusy} onClick={create}>
          {t('settings.section_create')}
        </Button>
        {onCancel ? (
          <Button look="quiet" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
