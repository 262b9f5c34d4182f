import { clientAddressOf, endpoint, readFields } from '#domain/endpoint.ts'
import { AppError, statusOf } from '#domain/errors.ts'
import type { AuthAsk } from '#domain/people/next-auth.ts'
import { callNextAuth } from '#domain/people/sign-in.ts'
import { refusedSignInHref } from '../refused-sign-in.ts'

/** The part of next-auth's protocol that credentials need. Everything else it offers answers 404. */
const served: Record<string, Pick<AuthAsk, 'action' | 'provider'>> = {
  'GET csrf': { action: 'csrf' },
  'GET providers': { action: 'providers' },
  'GET session': { action: 'session' },
  'POST session': { action: 'session' },
  'POST signout': { action: 'signout' },
  'POST callback/credentials': { action: 'callback', provider: 'credentials' },
}

const handle = endpoint<{ nextauth: string[] }>({ public: true }, async (request, call) => {
  const ask = served[`${request.method} ${call.params.nextauth.join('/')}`]
  if (!ask) throw new AppError('request.not_found')
  const isPost = request.method === 'POST'
  const body = isPost ? await readFields(request) : undefined
  const { answer, report } = await callNextAuth(
    {
      cookieHeader: request.headers.get('cookie'),
      clientAddress: clientAddressOf(request),
      userAgent: request.headers.get('user-agent'),
    },
    { ...ask, method: isPost ? 'POST' : 'GET', body },
  )
  const headers = new Headers({ 'cache-control': 'private, no-store' })
  for (const cookie of answer.cookies) headers.append('set-cookie', cookie)
  if (report.refusal) {
    const { code, values } = report.refusal
    if (values.seconds) headers.set('retry-after', String(values.seconds))
    const url = refusedSignInHref(code, values)
    if (body?.json === 'true') return Response.json({ url }, { status: statusOf(code), headers })
    headers.set('location', url)
    return new Response(null, { status: 303, headers })
  }
  if (answer.location) {
    headers.set('location', ownPage(answer.location))
    return new Response(null, { status: 303, headers })
  }
  return Response.json(ownPages(answer.body), { status: answer.status, headers })
})

/** next-auth's own pages are not served; where it would show one, there is the sign-in page. */
const ownPage = (location: string): string =>
  /\/api\/auth\/(?:signin|signout|error)\b/.test(location) ? refusedSignInHref('request.invalid') : location

const ownPages = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'url' in body && typeof body.url === 'string'
    ? { ...body, url: ownPage(body.url) }
    : body

export { handle as GET, handle as POST }
