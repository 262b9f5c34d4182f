import { refusal } from '#domain/action.ts'
import { clientAddressOf, endpoint, readFields } from '#domain/endpoint.ts'
import { signInInput } from '#domain/people/input.ts'
import { landingPath } from '#domain/people/landing.ts'
import { sameSitePath } from '#domain/people/same-site-path.ts'
import { signIn } from '#domain/people/sign-in.ts'
import { refusedSignInHref } from '../refused-sign-in.ts'
import { forgetEmail, keepEmail } from './kept-email.ts'

/** The sign-in form, with or without JavaScript: always a page in answer, with what was typed kept. */
export const POST = endpoint({ public: true }, async (request) => {
  const { email, password, suite } = signInInput.parse(await readFields(request))
  const next = sameSitePath(suite)
  const headers = new Headers({ 'cache-control': 'private, no-store' })
  try {
    const call = {
      cookieHeader: request.headers.get('cookie'),
      clientAddress: clientAddressOf(request),
      userAgent: request.headers.get('user-agent'),
    }
    const { cookies, user } = await signIn(call, { email, password })
    for (const cookie of [...cookies, forgetEmail]) headers.append('set-cookie', cookie)
    headers.set('location', next ?? landingPath(user.role))
  } catch (error) {
    const { code, values } = refusal(error)
    headers.append('set-cookie', keepEmail(email))
    headers.set('location', refusedSignInHref(code, values, next))
  }
  return new Response(null, { status: 303, headers })
})
