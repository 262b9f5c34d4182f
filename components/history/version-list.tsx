import { addressesFor, type PrintContext } from '#components/print/print-context.ts'
import { Time } from '#components/ui/time.tsx'
import { type ArticleView, articleHref } from '#domain/articles/view.ts'
import type { VersionPart, VersionView } from '#domain/history/view.ts'
import { directionOf } from '#lib/direction.ts'
import { AboutArticleHead } from './history-head.tsx'

type Props = { article: ArticleView; versions: readonly VersionView[]; print: PrintContext }

/** Every version that readers could read, newest first. */
export function VersionList({ article, versions, print }: Props) {
  const { t } = print
  const href = articleHref(article)
  return (
    <div className="sheet pt-6 md:pt-10">
      <div className="mx-auto max-w-[660px]">
        <AboutArticleHead article={article} t={t} title={t('history.title')}>
          <p className="mt-3 text-15 leading-[1.5] text-ink-2">{t('history.about')}</p>
        </AboutArticleHead>
        <ol reversed className="mt-8">
          {versions.toReversed().map((version) => (
            <li key={version.number} className="border-t border-rule py-5">
              <h2 className="font-serif text-19 leading-snug font-bold">
                {t('history.version', { number: version.number })}
                {version.number === versions.length ? (
                  <span className="font-sans text-14 font-normal text-ink-2"> ({t('history.current')})</span>
                ) : null}
              </h2>
              <p className="text-14 text-ink-2">
                {t.rich('history.published', {
                  date: () => <Time date={version.publicAt} print={print} form="dateTime" />,
                })}
              </p>
              {version.correction ? (
                <p className="mt-2 leading-[1.5]">
                  <strong className="font-semibold">{t('history.correction')}</strong>{' '}
                  <span dir={directionOf(version.correction)}>{version.correction}</span>
                </p>
              ) : null}
              <p className="mt-2 text-15 leading-[1.5]">{summaryOf(version, t)}</p>
              {version.isComparable ? (
                <p className="mt-1">
                  <a
                    href={addressesFor(t).history(href, version.number)}
                    className="inline-block py-1 text-15 font-semibold underline decoration-accent underline-offset-4"
                  >
                    {t('history.see', { number: version.number })}
                  </a>
                </p>
              ) : null}
            </li>
          ))}
        </ol>
        <p className="border-t border-rule pt-4 text-15">
          <a href={href} className="inline-block py-1 underline decoration-accent underline-offset-4">
            {t('history.article')}
          </a>
        </p>
      </div>
    </div>
  )
}

function summaryOf(
  { number, changed, isWithheld, isComparable }: VersionView,
  t: PrintContext['t'],
): string | null {
  if (isWithheld) return t('history.withheld')
  if (number === 1) return t('history.first')
  // The versions before it are withheld: what it changed is told by none of them.
  if (!isComparable) return null
  return changed.length === 0
    ? t('history.same_words')
    : t('history.changed', { parts: partNames(changed, t) })
}

export const partNames = (parts: readonly VersionPart[], t: PrintContext['t']): string =>
  parts.map((part) => t(`history.part_${part}`)).join(', ')
