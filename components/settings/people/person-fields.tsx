import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { TextField } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import { type Role, roles } from '#domain/access.ts'
import { personLimits } from '#domain/people/person.ts'
import type { BylineChoice, PersonRow } from './person-row.ts'

type Errors = (field: string) => string | undefined

/** Name, role and byline: the part of an account that an administrator decides. */
export function PersonFields({
  idPrefix,
  person,
  bylines,
  errorOf,
}: {
  idPrefix: string
  person?: PersonRow
  bylines: BylineChoice[]
  errorOf: Errors
}) {
  const t = useTranslations()
  const [role, setRole] = useState<Role>(person?.role ?? 'author')
  return (
    <>
      <TextField
        id={`${idPrefix}-name`}
        name="name"
        label={t('settings.person_name')}
        defaultValue={person?.name}
        limit={personLimits.name}
        error={errorOf('name')}
        aside={t('common.required')}
        required
      />
      {person ? null : (
        <TextField
          id={`${idPrefix}-email`}
          name="email"
          type="email"
          autoComplete="off"
          label={t('settings.person_email')}
          error={errorOf('email')}
          aside={t('common.required')}
          required
        />
      )}
      {person?.isSelf ? (
        <input type="hidden" name="role" value={person.role} />
      ) : (
        <Select
          id={`${idPrefix}-role`}
          name="role"
          label={t('settings.person_role')}
          value={role}
          onChange={(event) => setRole(roles.find((other) => other === event.target.value) ?? role)}
          hint={
            person && role !== person.role ? t('settings.person_role_hint') : t(`settings.role_about_${role}`)
          }
          error={errorOf('role')}
          choices={roles.map((value) => ({ value, label: t(`auth.role_${value}`) }))}
        />
      )}
      <Select
        // Authors and editors need a byline; a moderator does not.
        key={person ? 'own' : String(role === 'moderator')}
        id={`${idPrefix}-byline`}
        name="bylineId"
        label={t('settings.person_byline')}
        aside={t('common.optional')}
        defaultValue={person ? (person.bylineId ?? '') : role === 'moderator' ? '' : 'new'}
        empty={t('settings.person_byline_none')}
        error={errorOf('bylineId')}
        choices={[
          ...(person ? [] : [{ value: 'new', label: t('settings.person_byline_new') }]),
          ...bylines.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </>
  )
}
