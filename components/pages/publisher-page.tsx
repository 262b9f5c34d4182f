import { Body } from '#components/article/body.tsx'
import type { PrintContext } from '#components/print/print-context.ts'
import type { PageView } from '#domain/pages/view.ts'
import { directionOf } from '#lib/direction.ts'
import { blankName } from './blank-name.ts'

/** A page of the publisher: its text, as an article prints it, and what nobody has filled in yet. */
export function PublisherPage({ page, print }: { page: PageView; print: PrintContext }) {
  const { content, language, pictures, audio, mentions, blanks } = page
  const { t, locale } = print
  return (
    <article className="sheet pt-6 md:pt-10" lang={language === locale ? undefined : language}>
      <div className="mx-auto max-w-[660px]">
        <div className="headline border-t-4 border-ink pt-4 text-34 md:text-44">
          <h1 dir={directionOf(content.title)}>{content.title}</h1>
        </div>
        {content.standfirst ? (
          <p
            dir={directionOf(content.standfirst)}
            className="mt-4 font-serif text-19 leading-[1.42] text-ink-2 md:text-23"
          >
            {content.standfirst}
          </p>
        ) : null}
        <div className="mt-6">
          <Body body={content.body} pictures={pictures} audio={audio} mentions={mentions} print={print} />
        </div>
        {blanks.length > 0 ? (
          <p lang={locale} className="mt-10 border-t border-rule pt-3 text-14 leading-5 text-ink-2">
            {t('pages.not_filled', {
              what: blanks.map((blank) => blankName(t, blank)).join(' ; '),
            })}
          </p>
        ) : null}
      </div>
    </article>
  )
}
