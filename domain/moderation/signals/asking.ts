import { logger } from '#lib/log.ts'
import { type Classify, classifierDetector } from './classifier.ts'
import { askSignals } from './registry.ts'
import type { Noticed, Sent } from './signal.ts'

/** Nobody is trained yet: it has nothing to say about any comment. */
const untrained: Classify = async () => null

const detectors = [classifierDetector(untrained)]

/** What has to be asked for, each within its time. */
export const askClassifier = (sent: Sent): Promise<Noticed[]> =>
  askSignals(
    sent,
    (error, detector) => logger('site').error({ err: error, detector }, 'a signal failed'),
    detectors,
  )
