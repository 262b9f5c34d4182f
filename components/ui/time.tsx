import type { Edition } from '#components/print/print-context.ts'
import { dateTime, isoWithOffset, listMoment, longDate, shortDate, time } from '#lib/dates.ts'

const forms = { long: longDate, short: shortDate, dateTime, time }

type Props = {
  date: Date
  edition: Edition
  /** `moment`: the hour today, the day before that. */
  form?: keyof typeof forms | 'moment'
  className?: string
}

export function Time({ date, edition: { locale, zone, now }, form = 'long', className }: Props) {
  return (
    <time dateTime={isoWithOffset(date, zone)} className={className}>
      {form === 'moment' ? listMoment(date, now, locale, zone) : forms[form](date, locale, zone)}
    </time>
  )
}
