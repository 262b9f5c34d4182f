import { env } from '#lib/env.ts'
import { logger } from '#lib/log.ts'
import { type Capability, roleAllows, type Viewer } from './access.ts'
import { refusal } from './action.ts'
import { AppError, statusOf } from './errors.ts'
import { getNow, getViewer } from './viewer.ts'

/** The parts of an address that a route names: `[section]`, `[...rest]`. */
type Params = Record<string, string | string[]>
/** As Next calls it. */
type Route<P extends Params> = (request: Request, context: { params?: Promise<P> }) => Promise<Response>
type Handler<C> = (request: Request, call: C) => Promise<Response>
type Access = { capability: Capability } | { public: true }
type Options = Access & { maxBytes?: number }

/** Who calls a route handler, where and when: by the database's clock, for guests by our own, which only measures. */
export type Call<V, P extends Params = Params> = { viewer: V; now: Date; clientAddress: string; params: P }

/** Bodies of forms and JSON; uploads say their own limit. */
const defaultMaxBytes = 1_000_000

/**
 * The one way to make a route handler. Denied by default, like `action`. Before the handler runs: the
 * same-origin rule for writes, the size rule, the viewer. Refusals become JSON with a code and a status.
 */
export function endpoint<P extends Params = Params>(
  options: { capability: Capability; maxBytes?: number },
  run: Handler<Call<Viewer, P>>,
): Route<P>
export function endpoint<P extends Params = Params>(
  options: { public: true; maxBytes?: number },
  run: Handler<Call<Viewer | null, P>>,
): Route<P>
export function endpoint(options: Options, run: Handler<never>): Route<Params> {
  const handler: Route<Params> = async (request, context) => {
    try {
      const isPublic = 'public' in options
      if (!isRead(request)) {
        checkOrigin(request, isPublic)
        checkLength(request, options.maxBytes ?? defaultMaxBytes)
      }
      const viewer = isPublic && !request.headers.has('cookie') ? null : await getViewer()
      if ('capability' in options) {
        if (!viewer) throw new AppError('auth.unauthenticated')
        if (!roleAllows(viewer.role, options.capability)) throw new AppError('auth.forbidden')
      }
      const now = viewer ? await getNow() : new Date()
      const params = (await context.params) ?? {}
      const call: Call<Viewer | null> = { viewer, now, clientAddress: clientAddressOf(request), params }
      return await run(request, call as never)
    } catch (error) {
      return refusalResponse(error)
    }
  }
  if ('public' in options) publicEndpoints.add(handler)
  return handler
}

/** For the test that calls every endpoint without a session. */
export const publicEndpoints = new WeakSet<object>()

export function refusalResponse(error: unknown): Response {
  const { code, fields, values } = refusal(error)
  const headers = new Headers({ 'cache-control': 'private, no-store' })
  const status = statusOf(code)
  if (status === 429 || status === 503) headers.set('retry-after', String(values.seconds ?? 5))
  if (status === 503) logger('site').warn({ code }, 'endpoint refused')
  return Response.json({ code, fields, values }, { status, headers })
}

const isRead = (request: Request) => request.method === 'GET' || request.method === 'HEAD'

/**
 * Sec-Fetch-Site decides where the browser sends it, Origin elsewhere (the rule of Rails 8.2 and Go 1.25).
 * A guest's comment carries no authority: there, only a request that says it is cross-site is refused.
 */
function checkOrigin(request: Request, isPublic: boolean): void {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) {
    if (site === 'same-origin' || site === 'none') return
    throw new AppError('request.cross_site')
  }
  const origin = request.headers.get('origin')
  if (origin === null) {
    if (isPublic) return
    throw new AppError('request.cross_site')
  }
  // Scheme and host: what came over plain http may have been written by anybody on the way.
  if (origin !== new URL(env().siteUrl).origin) throw new AppError('request.cross_site')
}

function checkLength(request: Request, max: number): void {
  const length = Number(request.headers.get('content-length') ?? 0)
  if (length > max) throw new AppError('request.too_large')
}

/** Set by the edge, the only one that can reach this process. */
export function clientAddressOf(request: Request): string {
  return request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || '0.0.0.0'
}

/** Fields of a form or a JSON object, as text; files are not fields. */
export async function readFields(request: Request): Promise<Record<string, unknown>> {
  const type = request.headers.get('content-type') ?? ''
  try {
    if (type.startsWith('application/json')) {
      const value = await request.json()
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
    }
    const form = await request.formData()
    return Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'))
  } catch {
    throw new AppError('request.invalid')
  }
}
