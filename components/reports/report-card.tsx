import type { ReactNode } from 'react'
import type { PrintContext } from '#components/print/print-context.ts'
import { Time } from '#components/ui/time.tsx'
import { paragraphId } from '#domain/articles/paragraphs.ts'
import { reportSignals } from '#domain/reports/report.ts'
import type { ReportItem } from '#domain/reports/view.ts'
import { directionOf, isolate } from '#lib/direction.ts'
import { DecideReport } from './decide-report.client.tsx'

const link = 'inline-flex min-h-11 items-center underline decoration-accent underline-offset-4 md:min-h-6'

/** What a reader says beside what readers read now, and what may be done about it. */
export function ReportCard({ report, print }: { report: ReportItem; print: PrintContext }) {
  const { t } = print
  const { article } = report
  return (
    <article aria-labelledby={`signalement-${report.id}`}>
      <h2
        id={`signalement-${report.id}`}
        dir={directionOf(article.title)}
        className="font-serif text-19 leading-6 font-semibold [overflow-wrap:anywhere]"
      >
        {article.title}
      </h2>
      <p className="mt-1 flex flex-wrap gap-x-4 text-13 leading-5 text-ink-2">
        <span className="py-0.5">
          {t.rich('reports.desk.received', {
            date: () => <Time date={report.createdAt} print={print} form="shortDateTime" />,
          })}
        </span>
        <span className="py-0.5">
          {report.name ? t('reports.desk.from', { name: isolate(report.name) }) : t('reports.desk.anonymous')}
        </span>
        {report.email ? (
          <a href={`mailto:${report.email}`} className={link}>
            {t('reports.desk.write', { email: report.email })}
          </a>
        ) : null}
        <a href={`/redaction/articles/${article.id}`} className={link}>
          {t('reports.desk.edit')}
        </a>
        {article.href ? (
          <a
            href={report.paragraph ? `${article.href}#${paragraphId(report.paragraph)}` : article.href}
            className={link}
          >
            {t('reports.desk.see')}
          </a>
        ) : (
          <span className="py-0.5">{t('reports.desk.not_online')}</span>
        )}
      </p>
      {report.signals.length > 0 ? (
        <p className="mt-1 text-13 leading-5 text-warn">
          {t('reports.desk.signals', {
            signals: report.signals.map((code) => signalName(code, t)).join(', '),
          })}
        </p>
      ) : null}
      <div className="mt-3 grid gap-x-8 gap-y-4 lg:grid-cols-2">
        <div>
          {report.passage ? <Words name={t('reports.desk.passage')} text={report.passage} isQuoted /> : null}
          <Words name={t('reports.desk.said')} text={report.body} />
        </div>
        <div>
          <Now report={report} t={t} />
          {article.isChanged ? (
            <p className="mt-2 text-13 leading-5 font-semibold">{t('reports.desk.changed')}</p>
          ) : null}
        </div>
      </div>
      {report.decisions.length > 0 ? (
        <ol className="mt-3 border-t border-rule pt-2 text-13 leading-5 text-ink-2">
          {report.decisions.map((decision) => (
            <li key={decision.decidedAt.toISOString()}>
              {t.rich('reports.desk.decided', {
                name: decision.by ?? t('reports.desk.policy'),
                status: t(`reports.desk.status_${decision.to}`),
                date: () => <Time date={decision.decidedAt} print={print} form="shortDateTime" />,
              })}
              {decision.note ? (
                <span className="block text-ink [overflow-wrap:anywhere]">{decision.note}</span>
              ) : null}
            </li>
          ))}
        </ol>
      ) : null}
      <DecideReport key={report.status} reportId={report.id} status={report.status} />
    </article>
  )
}

function Now({ report: { article, paragraph }, t }: { report: ReportItem; t: PrintContext['t'] }): ReactNode {
  if (!paragraph) return <p className="text-13 leading-5 text-ink-2">{t('reports.desk.now_whole')}</p>
  if (article.paragraph === null)
    return <p className="text-13 leading-5 text-ink-2">{t('reports.desk.now_none')}</p>
  return <Words name={t('reports.desk.now', { number: paragraph })} text={article.paragraph} isQuoted />
}

function Words({ name, text, isQuoted = false }: { name: string; text: string; isQuoted?: boolean }) {
  const Text = isQuoted ? 'blockquote' : 'p'
  return (
    <div className="not-first:mt-4">
      <h3 className="text-13 leading-5 font-semibold text-ink-2">{name}</h3>
      <Text
        dir={directionOf(text)}
        className={`mt-1 text-15 leading-6 whitespace-pre-line [overflow-wrap:anywhere] ${isQuoted ? 'border-l-4 border-rule pl-3 font-serif' : ''}`}
      >
        {text}
      </Text>
    </div>
  )
}

/** Kept as words of the database: one that this release does not know is shown as it is. */
function signalName(code: string, t: PrintContext['t']): string {
  const known = reportSignals.find((one) => one === code)
  return known ? t(`reports.desk.signal_${known}`) : code
}
