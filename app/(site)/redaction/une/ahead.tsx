import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { PrintContext } from '#components/print/print-context.ts'
import type { Version } from '#domain/front/ahead-queries.ts'
import { dateTime } from '#lib/dates.ts'
import { fromWallClock } from '#lib/zoned-hour.ts'
import { type Query, readParameter } from '../../page-number.ts'
import { readSiteOrDefaults } from '../../site.ts'

/** What a look ahead is asked: an hour of the newsroom's clock, a version or what one is composing; each may be left out. */
export async function readAhead(
  query: Query,
  now: Date,
  zone: string,
): Promise<{ at: Date; version: Version }> {
  const [hour, number, own] = await Promise.all([
    readParameter(query, 'heure'),
    readParameter(query, 'version'),
    readParameter(query, 'essai'),
  ])
  const at = hour === null ? now : fromWallClock(hour, zone)
  if (at === null || (number !== null && !/^\d{1,9}$/.test(number))) notFound()
  if (own !== null) return { at, version: 'own' }
  return { at, version: number === null ? null : Number(number) }
}

export async function aheadMetadata(): Promise<Metadata> {
  const { settings, print } = await readSiteOrDefaults()
  return {
    title: `${print.t('front.ahead')} – ${settings.name}`,
    robots: { index: false, follow: false },
  }
}

/** Over the page: which hour one looks at, and that no reader does. */
export function AheadBar({
  at,
  isOwn,
  print,
  back,
}: {
  at: Date
  /** What one is composing, and has not saved. */
  isOwn: boolean
  print: PrintContext
  back: string
}) {
  const { t, locale, zone } = print
  return (
    <div className="no-print sticky top-0 z-30 bg-ink text-paper">
      <div className="sheet flex flex-wrap items-center justify-between gap-x-6 py-1 text-14 leading-5">
        <p className="py-2 font-semibold">
          {isOwn
            ? t('front.preview_bar', { at: dateTime(at, locale, zone) })
            : t('front.ahead_bar', { at: dateTime(at, locale, zone) })}
        </p>
        <a href={back} className="flex min-h-11 items-center underline underline-offset-4 md:min-h-9">
          {t('front.ahead_back')}
        </a>
      </div>
    </div>
  )
}
