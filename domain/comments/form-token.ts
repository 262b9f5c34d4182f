import { createHmac, timingSafeEqual } from 'node:crypto'
import { secretKey } from '#platform/secrets.ts'

/**
 * When a comment form was made, signed: `<article>.<milliseconds>.<signature>`. It says how long a person took;
 * it carries no authority, so its age is a signal and never a refusal (a page may lie open, or cached, for days).
 */
export function issueFormToken(articleId: string, now: number = Date.now()): string {
  const content = `${articleId}.${now}`
  return `${content}.${sign(content)}`
}

/** Seconds since the form was made; null when the token is missing, forged, or another article's. */
export function formAge(token: string | undefined, articleId: string, now: Date): number | null {
  const [id, issued, signature, ...rest] = (token ?? '').split('.')
  if (!id || !issued || !signature || rest.length > 0 || id !== articleId) return null
  const expected = Buffer.from(sign(`${id}.${issued}`))
  const given = Buffer.from(signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  return (now.getTime() - Number(issued)) / 1000
}

const sign = (content: string): string =>
  createHmac('sha256', secretKey('formKey')).update(content).digest('base64url').slice(0, 22)
