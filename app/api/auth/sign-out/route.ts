import { clientAddressOf, endpoint } from '#domain/endpoint.ts'
import { signOut } from '#domain/people/sign-in.ts'

/** Ends the session of this browser. Answers the same when there was none: the cookie goes in any case. */
export const POST = endpoint({ public: true }, async (request) => {
  const cookies = await signOut({
    cookieHeader: request.headers.get('cookie'),
    clientAddress: clientAddressOf(request),
    userAgent: request.headers.get('user-agent'),
  })
  const headers = new Headers({ 'cache-control': 'private, no-store', location: '/connexion?message=sortie' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
})
