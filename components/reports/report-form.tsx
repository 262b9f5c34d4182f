import type { PrintContext } from '#components/print/print-context.ts'
import { honeypot } from '#contract/comment-form/fields.ts'
import {
  type ReportField,
  type ReportFieldName,
  reportFieldNames,
  reportFields,
  reportsAddress,
} from '#contract/report-form/form.ts'

type Props = { articleId: string; formToken: string; paragraph: number | null; print: PrintContext }

/** A form as browsers have them: it needs no script. public/reader.js puts a selected passage into it. */
export function ReportForm({ articleId, formToken, paragraph, print: { t } }: Props) {
  const typed: Partial<Record<ReportFieldName, string>> = { paragraph: paragraph ? String(paragraph) : '' }
  return (
    <form method="post" action={reportsAddress} data-report-form className="mt-6">
      <input type="hidden" name="articleId" value={articleId} />
      <input type="hidden" name="formToken" value={formToken} />
      <p className="text-14 text-ink-2">{t('reports.required')}</p>
      {reportFieldNames.map((name) => (
        <Field key={name} name={name} value={typed[name] ?? ''} t={t} />
      ))}
      <div className="trap" aria-hidden="true">
        <label htmlFor={honeypot.id}>{t(honeypot.label)}</label>
        <input id={honeypot.id} name={honeypot.name} tabIndex={-1} autoComplete="off" />
      </div>
      <p className="mt-6">
        <button
          type="submit"
          className="min-h-11 cursor-pointer rounded-control bg-ink px-5 py-2 text-16 font-semibold text-paper hover:bg-accent-ink"
        >
          {t('reports.submit')}
        </button>
      </p>
    </form>
  )
}

const control =
  'block w-full min-h-11 rounded-control border border-ink-2 bg-paper px-3 py-2 text-16 leading-6 hover:border-ink'

function Field({ name, value, t }: { name: ReportFieldName; value: string; t: PrintContext['t'] }) {
  const field: ReportField = reportFields[name]
  const { label, note } = reportFields[name]
  const shared = {
    id: field.id,
    name,
    defaultValue: value,
    required: field.required,
    autoComplete: field.autocomplete,
    'aria-describedby': `${field.id}-note`,
  }
  return (
    <div className="mt-4">
      <label htmlFor={field.id} className="mb-1 block text-15 font-semibold">
        {t(label)}
      </label>
      {field.control === 'textarea' ? (
        <textarea {...shared} rows={field.rows} dir="auto" className={`${control} resize-y`} />
      ) : field.control === 'number' ? (
        <input {...shared} type="text" inputMode="numeric" className={`${control} max-w-32 tabular-nums`} />
      ) : (
        <input {...shared} type={field.control} dir="auto" className={control} />
      )}
      <p id={`${field.id}-note`} className="mt-1 text-13 leading-[1.45] text-ink-2">
        {t(note)}
      </p>
    </div>
  )
}
