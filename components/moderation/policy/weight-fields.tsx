import { useTranslations } from 'use-intl'
import { FormPart } from '#components/forms/form-part.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { controlClass, describedBy } from '#components/ui/field.tsx'
import { type PolicyRules, weightOf } from '#domain/moderation/policy.ts'
import {
  builtInWeights,
  type WeighedCode,
  type WeighedFamily,
  weighable,
} from '#domain/moderation/signals/weights.ts'
import { useWritten } from './number-words.ts'

type Props = { rules: PolicyRules; errorOf: (field: string) => string | undefined }

/** What each signal adds, family by family: the number stands beside its name, what it was originally where it differs. */
export function WeightFields({ rules, errorOf }: Props) {
  const t = useTranslations()
  return (
    <FormPart level={2} title={t('policy.weights')} about={t('policy.weights_about')}>
      {(Object.keys(weighable) as WeighedFamily[]).map((family) => (
        <fieldset key={family}>
          <legend className="mb-1 text-14 font-semibold">{t(`policy.family_${family}`)}</legend>
          <div className="border-t border-rule">
            {weighable[family].map((code) => (
              <Weight key={code} code={code} rules={rules} error={errorOf(`weight_${code}`)} />
            ))}
          </div>
        </fieldset>
      ))}
    </FormPart>
  )
}

function Weight({
  code,
  rules,
  error,
}: {
  code: WeighedCode
  rules: PolicyRules
  error: string | undefined
}) {
  const t = useTranslations()
  const written = useWritten()
  const id = `weight-${code}`
  const weight = weightOf(rules, code)
  const builtIn = builtInWeights[code]
  const hint = weight === builtIn ? null : t('policy.weight_built_in', { weight: written(builtIn) })
  return (
    <div className="border-b border-rule py-1.5">
      <div className="flex items-center justify-between gap-4">
        <div className="min-w-0">
          <label htmlFor={id} className="text-14 leading-5">
            {t(`policy.weigh_${code}`)}
          </label>
          {hint ? (
            <span id={`${id}-hint`} className="block text-13 leading-5 text-ink-2">
              {hint}
            </span>
          ) : null}
        </div>
        <input
          {...describedBy({ id, hint, error })}
          name={`weight_${code}`}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={written(weight)}
          className={classNames(controlClass, 'w-18! shrink-0 text-right tabular-nums')}
        />
      </div>
      {error ? (
        <p id={`${id}-error`} className="mt-1 text-13 leading-5 font-semibold text-bad">
          {error}
        </p>
      ) : null}
    </div>
  )
}
