import type { PrintContext } from '#components/print/print-context.ts'

/** A newspaper before its first story: what readers are told, and where the newsroom begins. */
export function EmptyFront({ t }: Pick<PrintContext, 't'>) {
  return (
    <div className="sheet pt-12 md:pt-20">
      <div className="mx-auto max-w-[40rem] md:text-center">
        <div className="headline text-34 md:text-44">
          <h2>{t('site.empty_title')}</h2>
        </div>
        <p className="mt-4 font-serif text-19 leading-[1.5] text-pretty text-ink-2">{t('site.empty_text')}</p>
        <div className="mt-10 border-t border-rule pt-5 text-15">
          <p className="font-semibold">{t('site.empty_staff')}</p>
          <p className="mt-1 text-ink-2">
            <a
              href="/connexion?suite=/redaction"
              className="quiet-link inline-block py-1 font-semibold text-ink"
            >
              {t('site.empty_sign_in')}
            </a>
            <br />
            {t('site.empty_first_time')}
          </p>
        </div>
      </div>
    </div>
  )
}
