import type { PrintContext } from '#components/print/print-context.ts'
import { dateTime, isoWithOffset, listMoment, longDate, shortDate, time } from '#lib/dates.ts'

const forms = { long: longDate, short: shortDate, dateTime, time }

type Props = {
  date: Date
  print: PrintContext
  /** `moment`: the hour today, the day before that. */
  form?: keyof typeof forms | 'moment'
  className?: string
}

export function Time({ date, print: { locale, zone, now }, form = 'long', className }: Props) {
  return (
    <time dateTime={isoWithOffset(date, zone)} className={className}>
      {form === 'moment' ? listMoment(date, now, locale, zone) : forms[form](date, locale, zone)}
    </time>
  )
}
