import { blankName } from '#components/pages/blank-name.ts'
import { localeOf, type Translator } from '#contract/i18n/translator.ts'
import { addressIn } from '#contract/public-addresses.ts'
import type { DeskPage } from '#domain/pages/view.ts'
import { isolate } from '#lib/direction.ts'

type Row = Omit<DeskPage, 'updatedAt'> & {
  /** Written by the server, in the newsroom's time. */
  updatedOn: string | null
}

/** What readers are not told yet, page by page, with the way to fill it in. Only what they could read counts. */
export function MissingList({ t, pages }: { t: Translator; pages: readonly Row[] }) {
  const waiting = pages.filter(
    ({ blanks, state }) => blanks.length > 0 && state !== 'draft' && state !== 'unpublished',
  )
  const hasSetting = waiting.some(({ blanks }) => blanks.some(({ field }) => field !== null))
  return (
    <section aria-labelledby="missing" className="border-t-4 border-ink pt-3">
      <h3 id="missing" className="font-semibold">
        {t('pages.missing')}
      </h3>
      {waiting.length === 0 ? (
        <p className="mt-1 text-14 text-good">{t('pages.missing_none')}</p>
      ) : (
        <>
          <p className="mt-1 max-w-160 text-14 leading-5 text-ink-2">{t('pages.missing_about')}</p>
          <ul className="mt-2 text-14 leading-5">
            {waiting.map(({ slug, title, blanks }) => (
              <li key={slug} className="border-t border-rule py-2">
                <a
                  href={`/reglages/pages/${slug}`}
                  className="inline-block py-1 font-semibold underline decoration-accent underline-offset-4"
                >
                  {title}
                </a>
                <p className="[overflow-wrap:anywhere]">
                  {blanks.map((blank) => blankName(t, blank)).join(' ; ')}
                </p>
              </li>
            ))}
          </ul>
          {hasSetting ? (
            <p className="mt-2 text-14">
              <a
                href="/reglages"
                className="inline-block py-1 underline decoration-accent underline-offset-4"
              >
                {t('pages.missing_setting')}
              </a>
            </p>
          ) : null}
        </>
      )}
    </section>
  )
}

export function PagesList({ t, pages, empty }: { t: Translator; pages: readonly Row[]; empty?: string }) {
  if (pages.length === 0) return <p className="text-15">{empty}</p>
  return (
    <ul className="border-t border-ink">
      {pages.map(({ slug, title, state, updatedOn }) => (
        <li
          key={slug}
          className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-rule py-2 text-14 leading-5"
        >
          <div className="min-w-0 flex-1 basis-60">
            <a
              href={`/reglages/pages/${slug}`}
              aria-label={t('pages.edit_of', { title: isolate(title) })}
              className="inline-block py-1 text-15 font-semibold [overflow-wrap:anywhere] underline decoration-accent underline-offset-4"
            >
              {title}
            </a>
            <p className="text-13 [overflow-wrap:anywhere] text-ink-2">
              {addressIn(`/${slug}`, localeOf(t))} · {t(`pages.state_${state}`)}
              {updatedOn ? ` · ${updatedOn}` : null}
            </p>
          </div>
          {state === 'draft' || state === 'unpublished' ? null : (
            <a
              href={addressIn(`/${slug}`, localeOf(t))}
              aria-label={t('pages.see_of', { title: isolate(title) })}
              className="inline-flex min-h-9 items-center px-3 hover:underline"
            >
              {t('pages.see')}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}
