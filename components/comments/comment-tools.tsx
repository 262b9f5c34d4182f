import { commentFields } from '#contract/comment-form/fields.ts'
import { addressesIn } from '#contract/public-addresses.ts'
import type { ListedComments } from './listed-comments.ts'
import type { PrintedComment } from './printed-comment.ts'

/** Of the form that every « utile » of a list sends (answer-useful.ts answers it in place). */
export const usefulForm = 'utile'

const toolClass =
  'inline-block cursor-pointer py-1 text-14 font-semibold text-ink-2 hover:text-ink hover:underline'

/** What a reader may do about a comment: each works without a script. Below a closed thread only the number is left. */
export function CommentTools({
  comment: { id, name, reply, useful },
  href,
  formHref,
  isOpen,
  locale,
  words,
  said,
}: { comment: PrintedComment } & ListedComments) {
  const report = addressesIn(locale).commentReport(href, id)
  if (!isOpen)
    return (
      <p className="no-print mt-1 flex flex-wrap gap-x-4 text-14 text-ink-2">
        {useful > 0 ? (
          <span className="py-1">
            {words.useful} <span className="tabular-nums">{useful}</span>
          </span>
        ) : null}{' '}
        <Report name={name} report={report} word={words.report} />
      </p>
    )
  const own = said?.id === id ? said : null
  const answer = `${formHref}?reponse=${id}`
  return (
    <div className="no-print mt-1">
      {own ? (
        <p role="status" className="border-l-4 border-good bg-wash px-3 py-1 text-14">
          {own.note}
        </p>
      ) : null}
      <p className="flex flex-wrap gap-x-4">
        <a
          href={`${answer}#${commentFields.body.id}`}
          rel="nofollow"
          data-reply-to={id}
          data-reply-name={name}
          aria-label={reply}
          className={toolClass}
        >
          {words.reply}
        </a>{' '}
        <a
          href={`${answer}&citer=1#${commentFields.body.id}`}
          rel="nofollow"
          data-reply-to={id}
          data-reply-name={name}
          data-quote=""
          className={toolClass}
        >
          {words.quote}
          <About name={name} />
        </a>{' '}
        <button
          type="submit"
          form={usefulForm}
          name={own?.isUseful ? 'retirer' : 'commentaire'}
          value={id}
          aria-pressed={own?.isUseful || undefined}
          className={`${toolClass} aria-pressed:text-ink aria-pressed:underline`}
        >
          {words.useful}
          <About name={name} /> <span className="tabular-nums">{useful > 0 ? useful : ''}</span>
        </button>{' '}
        <Report name={name} report={report} word={words.report} />
      </p>
    </div>
  )
}

/** The way to the form by which one is reported. */
function Report({ name, report, word }: { name: string; report: string; word: string }) {
  return (
    <a href={report} rel="nofollow" className={toolClass}>
      {word}
      <About name={name} />
    </a>
  )
}

/** For who hears it apart from its comment. */
const About = ({ name }: { name: string }) => <span className="sr-only"> ({name})</span>
