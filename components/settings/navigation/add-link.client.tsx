'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { controlClass, Field, TextField } from '#components/ui/field.tsx'
import { errorMessage } from '#contract/i18n/error-message.ts'
import { isSafeHref } from '#domain/articles/document.ts'
import { type NavigationItem, navigationLimits, placeNames } from '#domain/navigation/navigation.ts'
import { owedKinds } from '#domain/pages/page.ts'
import { isBlank } from '#lib/text.ts'
import { keyOf, type Linkable, nameOf } from './item-names.ts'

const ownLink = 'link'

/** One more link: something of this site, chosen by its name, or an address that is typed. */
export function AddLink({
  id,
  known,
  taken,
  onAdd,
}: {
  id: string
  known: Linkable
  taken: readonly string[]
  onAdd: (item: NavigationItem) => void
}) {
  const t = useTranslations()
  const [chosen, setChosen] = useState('')
  const [label, setLabel] = useState('')
  const [href, setHref] = useState('')
  const [errors, setErrors] = useState<{ label?: string; href?: string }>({})
  const all = t('navigation.all_sections')
  const groups: [string, NavigationItem[]][] = [
    [
      t('navigation.group_sections'),
      [{ type: 'sections' }, ...known.sections.map((one) => ({ type: 'section' as const, id: one.id }))],
    ],
    [
      t('navigation.group_pages'),
      [
        ...owedKinds.map((kind) => ({ type: 'owed' as const, kind })),
        ...known.pages.map((one) => ({ type: 'page' as const, id: one.id })),
      ],
    ],
    [t('navigation.group_places'), placeNames.map((name) => ({ type: 'place' as const, name }))],
    [t('navigation.group_topics'), known.topics.map((one) => ({ type: 'topic' as const, id: one.id }))],
  ]

  function add() {
    if (chosen !== ownLink) {
      if (chosen) onAdd(JSON.parse(chosen) as NavigationItem)
      return setChosen('')
    }
    const address = addressFrom(href)
    const problems = {
      ...(isBlank(label) ? { label: errorMessage(t, 'field.required') } : {}),
      ...(address === null ? { href: errorMessage(t, 'field.url') } : {}),
    }
    setErrors(problems)
    if (address === null || isBlank(label)) return
    onAdd({ type: 'link', label: label.trim(), href: address })
    setLabel('')
    setHref('')
    setChosen('')
  }

  return (
    <div className="mt-2 space-y-2">
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <Field id={`${id}-add`} label={t('navigation.add_what')}>
            <select
              id={`${id}-add`}
              value={chosen}
              onChange={(event) => setChosen(event.target.value)}
              className={controlClass}
            >
              <option value="">{t('navigation.add_choose')}</option>
              {groups.map(([title, items]) => (
                <optgroup key={title} label={title}>
                  {items
                    .filter((item) => !taken.includes(keyOf(item)))
                    .map((item) => (
                      <option key={keyOf(item)} value={keyOf(item)}>
                        {nameOf(item, known, all)}
                      </option>
                    ))}
                </optgroup>
              ))}
              <option value={ownLink}>{t('navigation.own_link')}</option>
            </select>
          </Field>
        </div>
        <Button onClick={add} disabled={chosen === ''}>
          {t('navigation.add')}
        </Button>
      </div>
      {chosen === ownLink ? (
        <div className="space-y-2 border-l border-rule pl-3">
          <TextField
            id={`${id}-label`}
            label={t('navigation.link_label')}
            value={label}
            onChange={(event) => setLabel(event.target.value)}
            limit={navigationLimits.label}
            error={errors.label}
          />
          <TextField
            id={`${id}-href`}
            label={t('navigation.link_href')}
            value={href}
            onChange={(event) => setHref(event.target.value)}
            error={errors.href}
          />
        </div>
      ) : null}
    </div>
  )
}

/** `exemple.fr/page` is meant for the web; what could be no link is none. */
function addressFrom(typed: string): string | null {
  const text = typed.trim()
  if (text.length > navigationLimits.href) return null
  if (isSafeHref(text)) return text
  const address = `https://${text}`
  return /^[\p{L}\d-]+(\.[\p{L}\d-]+)+([/?#:]\S*)?$/u.test(text) && isSafeHref(address) ? address : null
}
