'use client'

import { useTranslations } from 'use-intl'
import { TextField } from '#components/ui/field.tsx'
import { isBlank } from '#lib/text.ts'
import { Missing } from '../missing/missing.tsx'

export type PictureWords = { alt: string; caption: string; credit: string }

/** The three texts of a picture. The description comes first: without it the picture says nothing to some readers. */
export function PictureFields({
  id,
  words,
  readOnly,
  onChange,
}: {
  id: string
  words: PictureWords
  readOnly: boolean
  onChange: (change: Partial<PictureWords>) => void
}) {
  const t = useTranslations()
  const field = (name: keyof PictureWords) => ({
    id: `${id}-${name}`,
    label: t(`redaction.picture.${name}`),
    value: words[name],
    readOnly,
    limit: 500,
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  })
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <div className="sm:col-span-2">
        <TextField {...field('alt')} hint={t('redaction.picture.altHint')} />
        {isBlank(words.alt) && !readOnly ? <Missing>{t('redaction.picture.altMissing')}</Missing> : null}
      </div>
      <TextField {...field('caption')} />
      <TextField {...field('credit')} placeholder={t('redaction.picture.creditPlaceholder')} />
    </div>
  )
}
