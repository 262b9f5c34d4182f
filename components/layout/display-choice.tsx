import type { PrintContext } from '#components/print/print-context.ts'

/** Light, dark, or as the machine says. public/reader.js gives it life; without a script it is not shown. */
export function DisplayChoice({ t }: Pick<PrintContext, 't'>) {
  return (
    <label className="needs-script flex items-center gap-1">
      <span>{t('site.display')}</span>
      <select
        data-display
        autoComplete="off"
        className="min-h-6 cursor-pointer rounded-control border border-transparent bg-paper py-0.5 font-semibold text-ink hover:border-rule"
      >
        <option value="auto">{t('site.display_auto')}</option>
        <option value="light">{t('site.display_light')}</option>
        <option value="dark">{t('site.display_dark')}</option>
      </select>
    </label>
  )
}
