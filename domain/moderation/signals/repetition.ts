import { detect, found } from './detect.ts'
import type { Detector } from './signal.ts'

/** Nearly the same words as a comment of these days. Each speaks for itself: what is already in spam, others', one's own. */
export const repetitionDetectors: Detector[] = [
  detect('repeats_spam', 1, ({ similar }) => (similar.spam > 0 ? found({ count: similar.spam }) : null)),
  detect('repeats_others', 1, ({ similar }) =>
    similar.others > 0 ? found({ count: similar.others }, similar.others > 2 ? 1.5 : 1) : null,
  ),
  detect('repeats_own', 1, ({ similar }) => (similar.own > 0 ? found({ count: similar.own }) : null)),
]
