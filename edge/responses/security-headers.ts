import { randomBytes } from 'node:crypto'

export const newNonce = (): string => randomBytes(18).toString('base64')

/**
 * The policy of the pages that are written for one person. The same string goes to Next as a request header, which
 * takes the nonce from it and puts it on the scripts it wrote itself, and to the browser, which runs those and what
 * they load, and nothing else.
 */
export function pagePolicy(nonce: string, development: boolean): string {
  // React's development build rebuilds stack traces with eval.
  return policy(`'nonce-${nonce}' 'strict-dynamic'${development ? ` 'unsafe-eval'` : ''}`, development)
}

/**
 * The policy of a page that is the same for everybody: a nonce that many share is none. Nothing inline runs, or,
 * where deferral had to leave a page as it was (edge/page-cache/page/deferral), the scripts with these hashes.
 */
export function sharedPagePolicy(hashes: readonly string[] = []): string {
  return policy(hashes.join(' '), false)
}

function policy(scripts: string, development: boolean): string {
  return [
    `default-src 'none'`,
    `script-src 'self' ${scripts}`.trimEnd(),
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'${development ? ' ws:' : ''}`,
    `media-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
    `manifest-src 'self'`,
    'report-uri /api/csp-report',
  ].join('; ')
}

/** Our own small pages: one style sheet inside, one form at most, no script. */
export const ownPagePolicy = `default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`

/** Data, feeds, styles: not documents, and harmless if somebody opens them as one. */
export const dataPolicy = `default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** A worker is held to the policy that its script came with: it may ask this site, and nobody else. */
export const workerPolicy = `default-src 'none'; connect-src 'self'`

export const mediaPolicy = `default-src 'none'; sandbox`

const refusedFeatures = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]
const permissionsPolicy = [
  ...refusedFeatures.map((feature) => `${feature}=()`),
  'publickey-credentials-get=(self)',
].join(', ')

/** On every answer of the edge, whoever wrote its body. */
export function baseHeaders(siteUrl: string): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'x-frame-options': 'DENY',
    'x-permitted-cross-domain-policies': 'none',
    'permissions-policy': permissionsPolicy,
    ...(siteUrl.startsWith('https:')
      ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }
      : {}),
  }
}

/**
 * What is about one person: not stored, not indexed, its address not told to other sites. The policy is `same-origin`
 * and not `no-referrer`, because under the latter browsers send `Origin: null` with forms and every same-origin
 * check would have to refuse our own.
 */
export const privateHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'private, no-store',
  'x-robots-tag': 'noindex',
  'referrer-policy': 'same-origin',
}
