import type { DayContext, PrintContext } from '#components/print/print-context.ts'
import {
  dateTime,
  fullDate,
  isoWithOffset,
  listMoment,
  longDate,
  shortDate,
  shortDateTime,
  time,
} from '#lib/dates.ts'

const forms = { full: fullDate, long: longDate, short: shortDate, shortDateTime, dateTime, time }

type Props = { date: Date; print: PrintContext; form?: keyof typeof forms; className?: string }

/** A date that stays true however long the page is kept. */
export function Time({ date, print: { locale, zone }, form = 'long', className }: Props) {
  return (
    <time dateTime={isoWithOffset(date, zone)} className={className}>
      {forms[form](date, locale, zone)}
    </time>
  )
}

/** The hour today, « hier », the date before that: only where each day makes the page anew. */
export function Moment({
  date,
  print: { locale, zone, now },
  className,
}: {
  date: Date
  print: DayContext
  className?: string
}) {
  return (
    <time dateTime={isoWithOffset(date, zone)} className={className}>
      {listMoment(date, now, locale, zone)}
    </time>
  )
}
