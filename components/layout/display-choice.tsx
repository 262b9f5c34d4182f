import { addressesFor, type PrintContext } from '#components/print/print-context.ts'

/** To how pages look, and to what was kept. */
export function DisplayChoice({ t }: Pick<PrintContext, 't'>) {
  const { comfort } = addressesFor(t)
  return (
    <>
      <a href={comfort.display} className="quiet-link py-1 font-semibold">
        {t('site.display')}
      </a>{' '}
      <a href={comfort.saved} className="quiet-link py-1 font-semibold">
        {t('comfort.saved_title')}
      </a>
    </>
  )
}
