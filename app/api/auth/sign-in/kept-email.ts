import { env } from '#lib/env.ts'

/**
 * The address typed in a refused sign-in, for the next two minutes and only on the sign-in page: it comes back
 * into its field without standing in an address, where histories and logs would keep it.
 */
const name = 'sign-in-email'
const attributes = () =>
  `Path=/connexion; HttpOnly; SameSite=Lax${env().siteUrl.startsWith('https:') ? '; Secure' : ''}`

export const keepEmail = (email: string): string =>
  `${name}=${encodeURIComponent([...email].slice(0, 254).join(''))}; Max-Age=120; ${attributes()}`

export const forgetEmail = `${name}=; Max-Age=0; Path=/connexion; HttpOnly; SameSite=Lax`
export const keptEmailCookie = name
