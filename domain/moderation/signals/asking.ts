import { logger } from '#lib/log.ts'
import { loadModels } from '../classifier/load-models.ts'
import { classifierDetector } from './classifier.ts'
import { askSignals } from './registry.ts'
import type { Noticed, Sent } from './signal.ts'

const detectors = [classifierDetector(loadModels)]

/** What has to be asked for, each within its time. */
export const askClassifier = (sent: Sent): Promise<Noticed[]> =>
  askSignals(
    sent,
    (error, detector) => logger('site').error({ err: error, detector }, 'a signal failed'),
    detectors,
  )
