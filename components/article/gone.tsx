import { addressesFor, type PrintContext } from '#components/print/print-context.ts'
import { Message } from '../layout/message.tsx'

type Props = { section: { slug: string; name: string } | undefined; t: PrintContext['t'] }

/** What stands where an unpublished article stood: the truth, and a way on. */
export function Gone({ section, t }: Props) {
  return (
    <Message title={t('site.gone_title')} text={t('site.gone_text')}>
      <p className="mt-6 flex flex-wrap gap-x-6 gap-y-2">
        {section ? (
          <a href={`/${section.slug}`} className="quiet-link py-1 font-semibold">
            {t('site.section_all', { name: section.name })}
          </a>
        ) : null}{' '}
        <a href={addressesFor(t).pages.latest} className="quiet-link py-1 font-semibold">
          {t('site.latest_all')}
        </a>
      </p>
    </Message>
  )
}
