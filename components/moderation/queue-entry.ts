import type { DayContext } from '#components/print/print-context.ts'
import type { QueueItem } from '#domain/moderation/view.ts'
import { dateTime, listMoment, relativeAge } from '#lib/dates.ts'
import { typesetSpaces } from '#lib/typography.ts'

/** A comment of the queue as readers will see it, its times already in words: dates are written on the server only. */
export type QueueEntry = Omit<QueueItem, 'createdAt' | 'decisions'> & {
  /** « il y a 3 heures » */
  age: string
  /** « 14:32 » today, « 22 nov. » before: for the list. */
  moment: string
  /** « 22 novembre 2026 à 14:32 » */
  when: string
  iso: string
  decisions: (Omit<QueueItem['decisions'][number], 'decidedAt'> & { when: string })[]
}

export function queueEntry(item: QueueItem, { locale, zone, now }: DayContext): QueueEntry {
  const { createdAt, decisions, body, parent, signals, ...rest } = item
  const { language } = item.article
  return {
    ...rest,
    body: typesetSpaces(body, language),
    signals: signals.map((signal) => ({ ...signal, evidence: readable(signal.evidence, locale) })),
    parent: parent && { ...parent, body: typesetSpaces(parent.body, language) },
    age: relativeAge(createdAt, now, locale),
    moment: listMoment(createdAt, now, locale, zone),
    when: dateTime(createdAt, locale, zone),
    iso: createdAt.toISOString(),
    decisions: decisions.map(({ decidedAt, ...decision }) => ({
      ...decision,
      when: dateTime(decidedAt, locale, zone),
    })),
  }
}

/** A language by its name: browsers do not all know the same ones. */
function readable(evidence: QueueItem['signals'][number]['evidence'], locale: string) {
  if (typeof evidence.language !== 'string') return evidence
  const language = new Intl.DisplayNames([locale], { type: 'language' }).of(evidence.language)
  return { ...evidence, language: language ?? evidence.language }
}
