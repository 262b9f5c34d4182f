import { logger } from '#lib/log.ts'
import { isRefusedValue } from '#lib/refused-value.ts'
import type { z } from '#lib/schema.ts'
import { type Capability, roleAllows } from './access.ts'
import type { Context, PublicContext } from './context.ts'
import { AppError, type ErrorCode, errorCodes } from './errors.ts'
import type { ActionResult } from './result.ts'
import { getNow, getViewer } from './viewer.ts'

type Spec<I extends z.ZodType, T, C> = { input: I; run: (context: C, input: z.output<I>) => Promise<T> }

/**
 * The one way to make a server action. Denied by default: no session, no call; a role that could never do
 * this is refused before the input is read. The command decides again on the row itself.
 */
export function action<I extends z.ZodType, T>(spec: Spec<I, T, Context> & { capability: Capability }) {
  return define(async (raw) => {
    const viewer = await getViewer()
    if (!viewer) throw new AppError('auth.unauthenticated')
    if (!roleAllows(viewer.role, spec.capability)) throw new AppError('auth.forbidden')
    return spec.run({ viewer, now: await getNow() }, parse(spec.input, raw))
  })
}

/** An action for people without an account: spelled out, so that it can be searched for and counted. */
export function publicAction<I extends z.ZodType, T>(spec: Spec<I, T, PublicContext>) {
  const run = define(async (raw) =>
    spec.run({ viewer: await getViewer(), now: await getNow() }, parse(spec.input, raw)),
  )
  publicActions.add(run)
  return run
}

/** For the test that calls every action without a session. */
export const publicActions = new WeakSet<object>()

function define<T>(run: (raw: unknown) => Promise<T>) {
  return async function serverAction(raw: unknown): Promise<ActionResult<T>> {
    try {
      return { ok: true, data: await run(raw instanceof FormData ? Object.fromEntries(raw) : raw) }
    } catch (error) {
      return refusal(error)
    }
  }
}

/** Expected refusals become values; an outage or a defect is logged and answered without detail. What the database cannot hold is the sender's to mend, and never an outage: a client would try again for ever. */
export function refusal(error: unknown): Extract<ActionResult, { ok: false }> {
  if (error instanceof AppError)
    return { ok: false, code: error.code, fields: error.fields, values: error.values }
  // redirect() and notFound() of Next travel as errors with a digest: they are not ours to catch.
  if (typeof error === 'object' && error !== null && 'digest' in error) throw error
  if (isRefusedValue(error)) {
    logger('site').warn({ err: error }, 'value refused by the database')
    return { ok: false, code: 'request.invalid', fields: {}, values: {} }
  }
  logger('site').error({ err: error }, 'action failed')
  return { ok: false, code: 'site.unavailable', fields: {}, values: {} }
}

/** Parses what people sent. A schema's messages are error codes; the first decides the summary. */
export function parse<I extends z.ZodType>(schema: I, raw: unknown): z.output<I> {
  const result = schema.safeParse(raw)
  if (result.success) return result.data
  const fields: Record<string, ErrorCode> = {}
  for (const issue of result.error.issues) {
    const field = String(issue.path.find((part) => typeof part === 'string' && part !== 'content') ?? 'form')
    fields[field] ??= codeOf(issue.message, field)
  }
  throw new AppError(Object.values(fields)[0] ?? 'request.invalid', { fields })
}

function codeOf(message: string, field: string): ErrorCode {
  if ((errorCodes as readonly string[]).includes(message)) return message as ErrorCode
  return field === 'body' ? 'article.body_invalid' : 'request.invalid'
}
