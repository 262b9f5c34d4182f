import type { PrintContext } from '#components/print/print-context.ts'
import { Time } from '#components/ui/time.tsx'
import type { KeptMailRow } from '#domain/mail/view.ts'

/** Letters that were not sent, newest first. */
export function KeptMails({ rows, print }: { rows: KeptMailRow[]; print: PrintContext }) {
  return (
    <ol className="border-t border-ink">
      {rows.map((row) => (
        <li
          key={row.id}
          className="grid gap-x-4 border-b border-rule py-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-baseline"
        >
          <p className="min-w-0 wrap-anywhere">
            <a href={`/reglages/courrier/${row.id}`} className="quiet-link inline-block py-1 font-semibold">
              <bdi>{row.subject}</bdi>
            </a>
          </p>
          <Time
            date={row.createdAt}
            print={print}
            form="dateTime"
            className="text-13 text-ink-2 tabular-nums sm:text-right"
          />
          <p className="min-w-0 text-14 text-ink-2 wrap-anywhere">
            <bdi>{row.to}</bdi> <bdi>&lt;{row.address}&gt;</bdi>
          </p>
        </li>
      ))}
    </ol>
  )
}
