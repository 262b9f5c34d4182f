import type { PrintContext } from '#components/print/print-context.ts'
import { articleHref } from '#domain/articles/view.ts'
import type { BannerView } from '#domain/front/view.ts'
import { directionOf } from '#lib/direction.ts'

/** What has just happened, above the news. Its end is the page's business: this knows no hour. */
export function Banner({ banner, t }: { banner: BannerView; t: PrintContext['t'] }) {
  const { text, article } = banner
  return (
    <aside aria-label={t('front.banner')} className="sheet mt-4 md:mt-5">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-y border-l-4 border-y-rule border-l-accent py-3 pl-4">
        <strong className="text-14 font-semibold text-accent-ink">{t('front.banner')}</strong>{' '}
        <span
          dir={directionOf(text)}
          className="min-w-0 flex-1 basis-60 font-serif text-19 leading-[1.3] font-semibold tracking-[-0.008em] [overflow-wrap:anywhere]"
        >
          {article ? (
            <a href={articleHref(article)} className="hover:underline">
              {text}
            </a>
          ) : (
            text
          )}
        </span>
      </p>
    </aside>
  )
}
