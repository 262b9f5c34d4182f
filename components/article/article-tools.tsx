import { KeepTools, ResumeLink } from '#components/comfort/keep-tools.tsx'
import { addressesFor, type PrintContext } from '#components/print/print-context.ts'
import { type ArticleView, articleHref } from '#domain/articles/view.ts'

type Props = {
  article: ArticleView
  /** Its one address, with the name of the site: what is sent to others. */
  url: string
  /** How many versions readers may compare. */
  versions: number
  t: PrintContext['t']
}

const link = 'py-1 underline decoration-accent underline-offset-4'

/** What a reader may do with an article besides reading it: pass it on, find an error, see what it said before. */
export function ArticleTools({ article, url, versions, t }: Props) {
  const href = articleHref(article)
  const { pages, report, history } = addressesFor(t)
  return (
    // Reader modes leave out what is called `share`; without the word, a short article would end with these links.
    <section
      id="outils"
      aria-label={t('history.tools')}
      data-keep={href}
      data-title={article.title}
      className="share no-print mt-6 text-15 leading-[1.5]"
    >
      <p className="flex flex-wrap items-baseline gap-x-5">
        <KeepTools t={t} /> {/* public/reader.js shows it where the device has a sheet of its own. */}
        <button
          type="button"
          hidden
          data-share={article.title}
          data-url={url}
          suppressHydrationWarning
          className={`${link} cursor-pointer font-semibold`}
        >
          {t('history.share_device')}
        </button>
        <a href={mailto(article.title, url)} className={link}>
          {t('history.share_mail')}
        </a>{' '}
        <a href={report(href)} rel="nofollow" data-report className={link}>
          {t('reports.link')}
        </a>{' '}
        <a href="#paragraphes" className={`${link} show-numbers`}>
          {t('reports.link_numbers')}
        </a>{' '}
        <a href="#outils" className={`${link} hide-numbers`}>
          {t('reports.link_hide')}
        </a>{' '}
        {versions > 1 ? (
          <a href={history(href)} rel="nofollow" className={link}>
            {t('history.link', { count: versions })}
          </a>
        ) : null}{' '}
        {article.corrections.length > 0 ? (
          <a href={pages.corrections} className={link}>
            {t('history.corrections_all')}
          </a>
        ) : null}
      </p>
      <p className="mt-1 text-13 text-ink-2 [overflow-wrap:anywhere]">
        {t('history.share_link')}{' '}
        <a href={url} className="quiet-link select-all">
          {url}
        </a>
      </p>
      <ResumeLink t={t} />
      <p className="pointer-events-none fixed inset-x-0 bottom-4 z-10 text-center">
        <a
          href={report(href)}
          rel="nofollow"
          hidden
          data-report-passage
          suppressHydrationWarning
          className="pointer-events-auto inline-flex min-h-11 items-center rounded-control bg-ink px-4 text-15 font-semibold text-paper"
        >
          {t('reports.link_passage')}
        </a>
      </p>
    </section>
  )
}

/** A letter that lacks only its recipient (RFC 6068). */
function mailto(title: string, url: string): string {
  return `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\r\n\r\n${url}`)}`
}
