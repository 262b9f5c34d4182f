import type { PrintContext } from '#components/print/print-context.ts'
import type { CorrectionView } from '#domain/articles/view.ts'
import { directionOf } from '#lib/direction.ts'
import { Time } from '../ui/time.tsx'

/** What was wrong and has been put right, said where the text stands. */
export function Corrections({
  corrections,
  print,
}: {
  corrections: readonly CorrectionView[]
  print: PrintContext
}) {
  if (corrections.length === 0) return null
  const { t } = print
  return (
    <section className="mt-8 border-t border-b border-rule py-4 text-15 leading-[1.5]">
      <h2 className="sr-only">{t('article.corrections')}</h2>
      {corrections.map((correction) => (
        <p key={correction.createdAt.toISOString()} className="not-first:mt-3">
          <strong className="font-semibold">
            {t.rich('article.correction', {
              date: () => <Time date={correction.createdAt} print={print} />,
            })}
          </strong>{' '}
          <span dir={directionOf(correction.text)}>{correction.text}</span>
        </p>
      ))}
    </section>
  )
}
