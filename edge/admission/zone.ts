import { commentReportsAddress, desks, preview, usefulAddress } from '#contract/addresses.ts'

/**
 * The site has a few kinds of address, and every rule of the edge hangs on which one it is:
 * `public` pages are the same for everybody, so they get no cookie, no body and no unlisted query; the others are
 * about one person and are never stored anywhere.
 */
export type Zone = 'public' | 'staff' | 'preview' | 'api' | 'upload' | 'development'

/** Where sounds go: they are larger than pictures, and take longer. */
export const audioUpload = '/api/media/audio'

export function zoneOf(path: string, development: boolean): Zone {
  if (development && isDevelopmentPath(path)) return 'development'
  if (path === '/api/media' || path === audioUpload) return 'upload'
  if (desks.some((prefix) => isUnder(path, prefix))) return 'staff'
  if (isUnder(path, preview)) return 'preview'
  if (isUnder(path, '/api')) return 'api'
  return 'public'
}

/**
 * Strangers may fill the bulkheads of readers and of forms. The newsroom has its own: a request without anything that looks
 * like a session never enters it, and of those with one, each network gets a share.
 */
export type BulkheadName = 'public' | 'forms' | 'staff'

/** Which pool of slots a request waits for. Asking for the sign-in page is reading; signing in is a form. */
export function bulkheadOf(zone: Zone, hasSession: boolean): BulkheadName {
  if (zone === 'development') return 'staff'
  if (zone === 'public') return 'public'
  if (hasSession) return 'staff'
  return zone === 'api' ? 'forms' : 'public'
}

/** Everything that is served under /api. A test compares this with app/api. */
const apiRoutes = [
  '/api/articles',
  '/api/comments',
  '/api/comments/colleague',
  commentReportsAddress,
  usefulAddress,
  '/api/csp-report',
  '/api/media',
  audioUpload,
  '/api/moderation/counts',
  '/api/ready',
  '/api/reports',
]

/** Whether an address under /api leads anywhere: a page that says « not found » is no answer to a program. */
export function isServed(path: string): boolean {
  return !isUnder(path, '/api') || apiRoutes.includes(path) || path.startsWith('/api/auth/')
}

interface Rules {
  methods: readonly string[]
  /** Whether the visitor's cookies go in and new ones come out. */
  cookies: boolean
  /** Whether a request may call a server action. */
  actions: boolean
}

const everyMethod = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'] as const

export const rules: Readonly<Record<Zone, Rules>> = {
  public: { methods: ['GET', 'HEAD', 'OPTIONS'], cookies: false, actions: false },
  staff: { methods: ['GET', 'HEAD', 'POST', 'OPTIONS'], cookies: true, actions: true },
  preview: { methods: ['GET', 'HEAD', 'OPTIONS'], cookies: true, actions: false },
  api: { methods: everyMethod, cookies: true, actions: false },
  upload: { methods: everyMethod, cookies: true, actions: false },
  development: { methods: everyMethod, cookies: false, actions: false },
}

/** Addresses that exist inside Next and are not for the public. */
export function isWithheld(path: string): boolean {
  return (
    // The supervisor's question, asked from inside.
    path === '/api/ready' ||
    // Static files are answered before this is asked: what is left is the image optimizer, data routes and misses.
    isUnder(path, '/_next') ||
    // Other spellings of a page: its flight data, whole or by segment. Next reads those from headers, not paths. A
    // section or an article may be called "segments"; none of ours begins with an underscore.
    path.endsWith('.rsc') ||
    path.split('/').some((segment) => segment.endsWith('.segments')) ||
    path.includes('/segments/_')
  )
}

/** What `next dev` serves to its own browser code. */
function isDevelopmentPath(path: string): boolean {
  return (isUnder(path, '/_next') && !isUnder(path, '/_next/image')) || path.startsWith('/__nextjs')
}

export function isUnder(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`)
}
