import { defineEvent } from '#domain/event.ts'
import { raw, z } from '#lib/schema.ts'
import { reportStatuses } from './report.ts'

/** A reader has told of an error. `status` is what the policy made of it. */
export const reportReceived = defineEvent(
  'report.received',
  'report',
  z.object({ articleId: raw(), status: z.enum(reportStatuses) }),
)

export const reportDecided = defineEvent(
  'report.decided',
  'report',
  z.object({ articleId: raw(), title: raw(), from: z.enum(reportStatuses), to: z.enum(reportStatuses) }),
)
