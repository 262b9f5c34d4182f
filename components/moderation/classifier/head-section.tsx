import type { PrintContext } from '#components/print/print-context.ts'
import { Status } from '#components/ui/status.tsx'
import type { HeadView } from '#domain/moderation/classifier/view.ts'
import { dateTime } from '#lib/dates.ts'
import { Conditions } from './conditions.tsx'
import { LearningCurve } from './learning-curve.tsx'
import { percent } from './numbers.ts'
import { Promises } from './promises.tsx'
import { ThresholdTable } from './threshold-table.tsx'

/** One question that the classifier answers: whether it speaks, why not, and how well it does. */
export function HeadSection({ view, print }: { view: HeadView; print: PrintContext }) {
  const { t, locale, zone } = print
  const name = t(`classifier.${view.head}`)
  const id = `classifier-${view.head}`
  if (view.at === null)
    return (
      <section aria-labelledby={id} className="border-t border-rule py-8">
        <Heading id={id} name={name} speaks={false} print={print} />
        <p className="mt-2 max-w-[66ch] text-15 leading-6">
          {t('classifier.untrained')} {t('classifier.untrained_next')}
        </p>
      </section>
    )
  const { metrics, conditions, threshold } = view
  const missing = Object.values(conditions).filter((met) => !met).length
  const isMeasured = metrics.chosen !== null && metrics.auc !== null
  return (
    <section aria-labelledby={id} className="border-t border-rule py-8 first:border-t-0">
      <Heading id={id} name={name} speaks={view.speaks} print={print} />
      <p className="mt-2 max-w-[66ch] text-15 leading-6">
        {!view.speaks
          ? t('classifier.silent_why', { missing: Math.max(1, missing) })
          : view.head === 'spam'
            ? t('classifier.speaks_spam', { percent: percent(threshold, locale) })
            : t('classifier.speaks_incivility')}
      </p>
      <p className="mt-1 max-w-[66ch] text-13 leading-5 text-ink-2">
        {t('classifier.learned', {
          date: dateTime(view.at, locale, zone),
          count: view.trainedOn,
          copies: metrics.copies,
        })}
      </p>
      <div className="mt-6 grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <Conditions view={view} print={print} />
        {isMeasured ? <LearningCurve curve={metrics.curve} name={name} print={print} /> : null}
        {isMeasured ? <ThresholdTable metrics={metrics} print={print} /> : null}
        {isMeasured ? <Promises promises={metrics.promises} print={print} /> : null}
      </div>
    </section>
  )
}

function Heading({
  id,
  name,
  speaks,
  print: { t },
}: {
  id: string
  name: string
  speaks: boolean
  print: PrintContext
}) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <h2 id={id} className="font-serif text-23 leading-7 font-semibold">
        {name}
      </h2>
      {speaks ? (
        <Status shape="full" tone="good">
          {t('classifier.speaks')}
        </Status>
      ) : (
        <Status shape="empty" tone="quiet">
          {t('classifier.silent')}
        </Status>
      )}
    </div>
  )
}
