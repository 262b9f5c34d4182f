/** What is known of Next and its database while a request waits. */
export type Suspicion =
  /** The last question was answered in time. */
  | 'up'
  /** It was answered only in the time of the second probe: a database often slows down before it hangs. */
  | 'slow'
  /** Nobody is there. */
  | 'down'
  /** The first probe is out. */
  | 'asked'
  /** It said no, and the second is not yet due: one no may be a hiccup. */
  | 'denied'
  /** Both probes are out. */
  | 'suspect'
  /** One of them said no; the other decides. */
  | 'oneProbeLeft'
  /** The first probe is out after a slow answer: half of the patience is used up, so this one decides. */
  | 'doubted'
  /** The same, but its time is up: a yes now means slow. The second probe is out and decides nothing. */
  | 'doubtedOverdue'

export type SuspicionEvent =
  /** The question is put: the first probe is sent, or joined. */
  | 'look'
  /** Whether the database answers, as the probe was told; silence is a no. */
  | 'firstYes'
  | 'firstNo'
  /** The first probe is still without a yes, and a second one is sent. */
  | 'again'
  | 'secondYes'
  | 'secondNo'

/** What is not here cannot happen. */
const transitions: Readonly<Record<Suspicion, Partial<Readonly<Record<SuspicionEvent, Suspicion>>>>> = {
  up: { look: 'asked' },
  slow: { look: 'doubted' },
  down: { look: 'asked' },
  asked: { firstYes: 'up', firstNo: 'denied', again: 'suspect' },
  denied: { again: 'oneProbeLeft' },
  suspect: { firstYes: 'slow', secondYes: 'slow', firstNo: 'oneProbeLeft', secondNo: 'oneProbeLeft' },
  oneProbeLeft: { firstYes: 'slow', secondYes: 'slow', firstNo: 'down', secondNo: 'down' },
  doubted: { firstYes: 'up', firstNo: 'down', again: 'doubtedOverdue' },
  doubtedOverdue: {
    firstYes: 'slow',
    firstNo: 'down',
    secondYes: 'doubtedOverdue',
    secondNo: 'doubtedOverdue',
  },
}

export function transition(suspicion: Suspicion, event: SuspicionEvent): Suspicion {
  const next = transitions[suspicion][event]
  if (next === undefined) throw new Error(`No ${event} can follow ${suspicion}.`)
  return next
}

/** The question is answered. */
export const isSettled = (suspicion: Suspicion): suspicion is 'up' | 'slow' | 'down' =>
  suspicion === 'up' || suspicion === 'slow' || suspicion === 'down'
