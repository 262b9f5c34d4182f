import { CommentText } from '#components/comments/comment-text.tsx'
import { addressesFor, type PrintContext } from '#components/print/print-context.ts'
import { commentReportsAddress } from '#contract/addresses.ts'
import { commentReportReasons } from '#domain/comment-reports/comment-report.ts'
import { isolate } from '#lib/direction.ts'

type Props = {
  comment: { id: string; name: string; body: string }
  /** Address of the article. */
  href: string
  t: PrintContext['t']
}

/** What it is about, and what is wrong with it. A form as browsers have them: it needs no script. */
export function CommentReportForm({ comment, href, t }: Props) {
  return (
    <>
      <p className="mt-3 text-16 leading-[1.5]">{t('thread.report_intro')}</p>
      <section className="mt-6 border-l-2 border-rule pl-4">
        <h2 className="text-14 text-ink-2">{t('thread.report_of', { name: isolate(comment.name) })}</h2>
        <CommentText body={comment.body} className="mt-1 line-clamp-6 space-y-2 text-16 leading-[1.5]" />
      </section>
      <form method="post" action={commentReportsAddress} className="mt-6">
        <input type="hidden" name="commentaire" value={comment.id} />
        <fieldset>
          <legend className="text-15 font-semibold">{t('thread.report_reason')}</legend>
          {commentReportReasons.map((reason) => (
            <p key={reason} className="mt-1">
              <label className="inline-flex min-h-11 cursor-pointer items-center gap-3 text-16 sm:min-h-9">
                <input type="radio" name="motif" value={reason} required className="size-5 shrink-0" />
                {t(`thread.reason_${reason}`)}
              </label>
            </p>
          ))}
        </fieldset>
        <div className="mt-4">
          <label htmlFor="champ-precisions" className="mb-1 block text-15 font-semibold">
            {t('thread.report_words')}
          </label>
          <textarea
            id="champ-precisions"
            name="precisions"
            rows={4}
            dir="auto"
            aria-describedby="champ-precisions-note"
            className="block min-h-11 w-full resize-y rounded-control border border-ink-2 bg-paper px-3 py-2 text-16 leading-6 hover:border-ink"
          />
          <p id="champ-precisions-note" className="mt-1 text-13 text-ink-2">
            {t('thread.report_words_note')}
          </p>
        </div>
        <p className="mt-6 flex flex-wrap items-center gap-x-6 gap-y-2">
          <button
            type="submit"
            className="min-h-11 cursor-pointer rounded-control bg-ink px-5 py-2 text-16 font-semibold text-paper hover:bg-accent-ink"
          >
            {t('thread.report_submit')}
          </button>
          <a
            href={addressesFor(t).comment(href, comment.id)}
            className="quiet-link inline-block py-1 text-15"
          >
            {t('thread.back')}
          </a>
        </p>
      </form>
    </>
  )
}
