import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { siteDayBegan } from '#domain/site/events.ts'

/** Yesterday's front page bears yesterday's date. Soft: it is served until its successor is there. */
export const beginDay = (): Promise<void> => change((tx) => record(tx, siteDayBegan(null, 'site', {})))
