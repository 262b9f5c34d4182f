/** Every kind of job. Handlers are idempotent: a job may run twice, never half. */
export const queues = {
  /** At an article's hour: makes pages that list it fresh. Visibility itself needs no job. */
  publicationDue: { name: 'publication-due', options: { retryLimit: 5, retryDelay: 5, retryBackoff: true } },
  /** At the newsroom's midnight: every page bears the day's date, and lists the hours of today. */
  newDay: { name: 'new-day', options: { retryLimit: 5, retryDelay: 5 } },
  /** Nightly: purges what the clock has run out on. */
  retention: { name: 'retention', options: { retryLimit: 3, retryDelay: 60 } },
} as const

export type QueueName = (typeof queues)[keyof typeof queues]['name']
