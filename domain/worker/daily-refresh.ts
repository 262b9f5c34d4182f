import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { siteDayBegan } from '#domain/events/site-events.ts'

/** Yesterday's pages bear yesterday's date. Soft: each is served until its successor is there. */
export const turnTheDay = (): Promise<void> => change((tx) => record(tx, siteDayBegan(null, 'site', {})))
