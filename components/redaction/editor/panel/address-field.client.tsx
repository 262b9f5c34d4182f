'use client'

import { useTranslations } from 'use-intl'
import { controlClass, describedBy, Field } from '#components/ui/field.tsx'
import { errorMessage } from '#contract/i18n/error-message.ts'
import { articleLimits } from '#domain/articles/article.ts'
import { slugProblem } from '#lib/slug.ts'

export type Address = {
  /** What will be sent: typed, or made from the headline. */
  slug: string
  sectionSlug: string | null
  /** The address readers know; null when there is none yet. */
  current: string | null
}

/** The last part of the address. It follows the headline until somebody types one, or readers know it. */
export function AddressField({
  id,
  address,
  error,
  readOnly,
  onChange,
}: {
  id: string
  address: Address
  error?: string
  readOnly: boolean
  onChange: (slug: string) => void
}) {
  const t = useTranslations()
  const { slug, current } = address
  const problem = slug === '' ? null : slugProblem(slug)
  const sentence = error ?? (problem ? errorMessage(t, problem) : undefined)
  const isMoving = current !== null && current !== slug
  const hint =
    current === null
      ? t('redaction.panel.addressHint')
      : isMoving
        ? t('redaction.panel.addressMoves')
        : undefined
  return (
    <Field id={id} label={t('redaction.panel.address')} hint={hint} error={sentence}>
      <div className="mb-1 text-13 [overflow-wrap:anywhere] text-ink-2">/{address.sectionSlug ?? '…'}/</div>
      <input
        {...describedBy({ id, hint, error: sentence })}
        value={slug}
        readOnly={readOnly}
        maxLength={articleLimits.slug}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        onChange={(event) => onChange(event.target.value.toLowerCase().replace(/\s+/g, '-'))}
        className={controlClass}
      />
    </Field>
  )
}
