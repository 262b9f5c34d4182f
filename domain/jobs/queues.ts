const hour = 3_600
const day = 24 * hour

/** Where a job goes that has failed for the last time. Nobody works on it: administrators see it, and send it off again. */
export const deadLetters = { name: 'dead-letters', options: { retentionSeconds: 90 * day } } as const

/**
 * Eight attempts, with pauses of 5 to 10 seconds, 10 to 20 … 320 to 640: ten to twenty minutes in all. A database or a mail
 * server that restarts is back by then. A worker that was killed has its job taken over after two minutes.
 */
const patient = {
  retryLimit: 7,
  retryDelay: 5,
  retryBackoff: true,
  expireInSeconds: 120,
  deadLetter: deadLetters.name,
} as const

/** Jobs that follow from an event. Handlers are idempotent: a job may run twice, never half. */
export const eventQueues = {
  /** At the hour of a scheduled article. */
  'publication-due': patient,
  /** A letter with the link by which somebody chooses a password. */
  'setup-mail': patient,
  /** What a link looks like where it is shared is drawn. */
  'share-card': patient,
  /** Readers of feeds are told of news, through a hub. */
  websub: patient,
  /** Search engines are. */
  'index-now': patient,
  /** The classifier learns from what was just decided. */
  'classifier-learn': patient,
} as const

/** Jobs that the clock begins. */
const clockQueues = {
  /** At the newsroom's midnight: the front page bears the day's date and the hours of today. */
  'new-day': { retryLimit: 5, retryDelay: 5, deadLetter: deadLetters.name },
  /** Every hour: draws what older links look like. */
  'share-cards': { retryLimit: 3, retryDelay: 60, deadLetter: deadLetters.name },
  /** Nightly: the classifier learns everything anew. */
  'classifier-train': { retryLimit: 3, retryDelay: 60, deadLetter: deadLetters.name },
  /** Nightly: purges what the clock has run out on. */
  retention: { retryLimit: 3, retryDelay: 60, deadLetter: deadLetters.name },
} as const

export type EventQueue = keyof typeof eventQueues
export type ClockQueue = keyof typeof clockQueues
export type QueueName = EventQueue | ClockQueue

/** Every queue that somebody works on, with its options. */
export const queues: [QueueName, object][] = Object.entries({ ...eventQueues, ...clockQueues }) as never
