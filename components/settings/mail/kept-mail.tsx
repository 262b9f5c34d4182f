import type { ReactNode } from 'react'
import type { PrintContext } from '#components/print/print-context.ts'
import { Time } from '#components/ui/time.tsx'
import { withLinks } from '#domain/mail/letter.ts'
import type { KeptMailView } from '#domain/mail/view.ts'

/** One letter as its reader would have it, with links that lead somewhere. */
export function KeptMail({ mail, print }: { mail: KeptMailView; print: PrintContext }) {
  const { t } = print
  const row = (label: string, value: ReactNode) => (
    <div className="grid gap-x-4 sm:grid-cols-[120px_minmax(0,1fr)]">
      <dt className="text-14 text-ink-2">{label}</dt>
      <dd className="min-w-0 wrap-anywhere">{value}</dd>
    </div>
  )
  return (
    <article>
      <h3 className="font-serif text-19 leading-6 font-semibold wrap-anywhere">
        <bdi>{mail.subject}</bdi>
      </h3>
      <dl className="mt-4 space-y-1 border-t border-ink pt-3">
        {row(
          t('mail.kept_to'),
          <>
            <bdi>{mail.to}</bdi> <bdi>&lt;{mail.address}&gt;</bdi>
          </>,
        )}
        {row(t('mail.kept_from'), <bdi>{mail.fromName}</bdi>)}
        {mail.replyTo === null ? null : row(t('mail.kept_reply_to'), <bdi>{mail.replyTo}</bdi>)}
        {row(t('mail.kept_date'), <Time date={mail.createdAt} print={print} form="dateTime" />)}
      </dl>
      <div className="mt-4 border-t border-rule pt-4">
        <p dir="auto" className="max-w-160 whitespace-pre-wrap wrap-anywhere">
          {withLinks(mail.text).map((piece, at) =>
            piece.href === undefined ? (
              piece.text
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes, and may name an address twice.
              <a key={at} href={piece.href} className="underline">
                {piece.text}
              </a>
            ),
          )}
        </p>
      </div>
    </article>
  )
}
