/**
 * The site has a few kinds of address, and every rule of the edge hangs on which one it is:
 * `public` pages are the same for everybody, so they get no cookie, no body and no unlisted query; the others are
 * about one person and are never stored anywhere.
 */
export type Zone = 'public' | 'staff' | 'preview' | 'api' | 'upload' | 'development'

const staff = ['/redaction', '/moderation', '/reglages', '/connexion']

export function zoneOf(path: string, development: boolean): Zone {
  if (development && isDevelopmentPath(path)) return 'development'
  if (path === '/api/media') return 'upload'
  if (staff.some((prefix) => isUnder(path, prefix))) return 'staff'
  if (isUnder(path, '/apercu')) return 'preview'
  if (isUnder(path, '/api')) return 'api'
  return 'public'
}

/** Strangers may fill the lanes of readers and of forms; the newsroom has its own. */
export type LaneName = 'public' | 'forms' | 'staff'

interface Rules {
  methods: readonly string[]
  /** Whether the visitor's cookies go in and new ones come out. */
  cookies: boolean
  /** Whether a request may call a server action. */
  actions: boolean
  /** Which pool of slots it waits for. */
  lane: LaneName
}

const everyMethod = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'] as const

export const rules: Readonly<Record<Zone, Rules>> = {
  public: { methods: ['GET', 'HEAD', 'OPTIONS'], cookies: false, actions: false, lane: 'public' },
  staff: { methods: ['GET', 'HEAD', 'POST', 'OPTIONS'], cookies: true, actions: true, lane: 'staff' },
  preview: { methods: ['GET', 'HEAD', 'OPTIONS'], cookies: true, actions: false, lane: 'staff' },
  api: { methods: everyMethod, cookies: true, actions: false, lane: 'forms' },
  upload: { methods: everyMethod, cookies: true, actions: false, lane: 'staff' },
  development: { methods: everyMethod, cookies: false, actions: false, lane: 'staff' },
}

/** Addresses that exist inside Next but are nobody's business out here. */
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
