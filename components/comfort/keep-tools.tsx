import { addressesFor, type PrintContext } from '#components/print/print-context.ts'

const link = 'py-1 underline decoration-accent underline-offset-4'

/** For later, on this device: public/keep.js shows the button and does what it says. Nothing of it is seen without a script. */
export function KeepTools({ t }: Pick<PrintContext, 't'>) {
  return (
    <>
      <button
        type="button"
        hidden
        data-save={t('comfort.save')}
        data-saved={t('comfort.saved')}
        suppressHydrationWarning
        className={`${link} cursor-pointer font-semibold disabled:text-ink-2 disabled:no-underline`}
      >
        {t('comfort.save')}
      </button>
      <a href={addressesFor(t).comfort.saved} className={`needs-script ${link}`}>
        {t('comfort.saved_all')}
      </a>
      <span hidden data-full suppressHydrationWarning className="py-1 text-ink-2">
        {t('comfort.full')}
      </span>
    </>
  )
}

/** Where the reader stopped the last time, until they move on. */
export function ResumeLink({ t }: Pick<PrintContext, 't'>) {
  return (
    <p className="no-print pointer-events-none fixed inset-x-0 bottom-4 z-10 text-center">
      <a
        href="#paragraphes"
        hidden
        data-resume
        suppressHydrationWarning
        className="pointer-events-auto inline-flex min-h-11 items-center rounded-control border border-ink bg-paper px-4 text-15 font-semibold text-ink"
      >
        {t('comfort.resume_at')}
      </a>
    </p>
  )
}
