import { addressesFor, type PrintContext } from '#components/print/print-context.ts'
import { Time } from '#components/ui/time.tsx'
import type { CorrectionPage } from '#domain/corrections/queries.ts'
import { directionOf } from '#lib/direction.ts'

type Props = { corrections: CorrectionPage; isFirst: boolean; print: PrintContext }

/** « Corrections »: what was wrong and has been put right, with the way to each article. */
export function CorrectionList({ corrections: { items, olderThan }, isFirst, print }: Props) {
  const { t } = print
  const { pages } = addressesFor(t)
  return (
    <div className="sheet pt-6 md:pt-10">
      <div className="mx-auto max-w-[660px]">
        <div className="headline border-t-4 border-ink pt-4 text-34 md:text-44">
          <h1>{t('history.corrections_title')}</h1>
        </div>
        <p className="mt-4 font-serif text-19 leading-[1.42] text-ink-2">{t('history.corrections_about')}</p>
        {items.length === 0 ? (
          <p className="mt-8 border-t border-rule pt-5">{t('history.corrections_empty')}</p>
        ) : (
          <ol className="mt-8">
            {items.map((correction) => (
              <li key={correction.id} className="border-t border-rule py-5">
                <p className="text-14 text-ink-2">
                  <Time date={correction.createdAt} print={print} />
                </p>
                <h2
                  dir={directionOf(correction.title)}
                  className="mt-1 font-serif text-19 leading-snug font-bold"
                >
                  <a href={correction.href} className="hover:underline">
                    {correction.title}
                  </a>
                </h2>
                <p dir={directionOf(correction.text)} className="mt-2 text-16 leading-[1.5]">
                  {correction.text}
                </p>
              </li>
            ))}
          </ol>
        )}
        {olderThan || !isFirst ? (
          <nav
            aria-label={t('site.pagination')}
            className="flex flex-wrap gap-x-6 border-t border-rule pt-4 text-15"
          >
            {isFirst ? null : (
              <a
                href={pages.corrections}
                className="inline-block py-1 underline decoration-accent underline-offset-4"
              >
                {t('history.corrections_newest')}
              </a>
            )}
            {olderThan ? (
              <a
                href={`${pages.corrections}/${olderThan}`}
                rel="next"
                className="inline-block py-1 underline decoration-accent underline-offset-4"
              >
                {t('history.corrections_older')}
              </a>
            ) : null}
          </nav>
        ) : null}
      </div>
    </div>
  )
}
