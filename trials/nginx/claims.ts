import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import type { Answer, Ask } from './ask.ts'
import type { Newsroom } from './newsroom.ts'

export type Stage = {
  nginx: Ask
  /** Its port for http. */
  plain: Ask
  edge: Ask
  newsroom: Newsroom
  article: string
  moved: string
}

/** A sentence of docs/OPERATIONS.md, and what is wrong with it, if anything. */
export type Claim = [sentence: string, check: (stage: Stage) => Promise<string | undefined>]

const origin = 'https://www.example.org'
const gzip = { 'accept-encoding': 'gzip' }
/** Each answer's own, or of one of the two alone. */
const incidental = new Set([
  'date',
  'connection',
  'keep-alive',
  'server',
  'etag',
  'last-modified',
  'accept-ranges',
  'x-cache',
  'x-request-id',
  // For a CDN, and for the browser's first second: nginx knows only the file.
  'cache-tag',
  'link',
  'transfer-encoding',
])

const meant = ({ headers }: Answer): string =>
  Object.entries(headers)
    .filter(([name]) => !incidental.has(name))
    .map(([name, value]) => `${name}: ${value}`)
    .sort()
    .join('\n')

const isFromFile = ({ headers }: Answer): boolean =>
  headers['x-cache'] === undefined && headers.server === 'nginx'

function differs(what: string, found: unknown, wanted: unknown): string | undefined {
  return found === wanted ? undefined : `${what} is ${String(found)} and not ${String(wanted)}`
}

async function sameAsEdge({ nginx, edge }: Stage, path: string): Promise<string | undefined> {
  const [ours, theirs] = await Promise.all([nginx(path), edge(path)])
  if (!isFromFile(ours)) return `${path} was not served from its file`
  if (!ours.body.equals(theirs.body)) return `${path}: other bytes than the edge's`
  return meant(ours) === meant(theirs)
    ? undefined
    : `${path}\nnginx:\n${meant(ours)}\nedge:\n${meant(theirs)}`
}

export const claims: Claim[] = [
  [
    'pages, feeds, the map: the bytes and the headers of the edge',
    async (stage) => {
      const section = stage.article.slice(0, stage.article.indexOf('/', 1))
      const paths = [
        '/',
        stage.article,
        section,
        '/rss.xml',
        `${section}/rss.xml`,
        '/sitemap.xml',
        '/robots.txt',
      ]
      for (const path of paths) {
        const problem = await sameAsEdge(stage, path)
        if (problem !== undefined) return problem
      }
    },
  ],
  [
    'precompressed: gzip comes from its file',
    async ({ nginx, edge, article }) => {
      const [ours, theirs] = await Promise.all([
        nginx(article, { headers: gzip }),
        edge(article, { headers: gzip }),
      ])
      if (ours.headers['content-encoding'] !== 'gzip') return 'not compressed'
      if (!gunzipSync(ours.body).equals(gunzipSync(theirs.body))) return 'other words than the edge’s'
      return differs('the packed size', ours.body.length, theirs.body.length)
    },
  ],
  [
    'HEAD and conditional requests',
    async ({ nginx, article }) => {
      const [page, head] = await Promise.all([nginx(article), nginx(article, { method: 'HEAD' })])
      const again = await nginx(article, { headers: { 'if-none-match': String(page.headers.etag) } })
      return (
        differs('the body of HEAD', head.body.length, 0) ??
        differs('its length', head.headers['content-length'], String(page.body.length)) ??
        differs('the second answer', again.status, 304)
      )
    },
  ],
  [
    'whatever is not spelled like a page is for the edge to judge',
    async ({ nginx, edge, article }) => {
      const odd = [
        `${article}?page=2`,
        `${article}?utm_source=lettre`,
        `${article}/`,
        `/${article}`,
        `${article}.html`,
        `${article}.html.gz`,
        '/index',
        '/index.html',
        '/_page-2.html',
        '/.state/applied.json',
        '/%2e%2e/secrets.json',
        '/../secrets.json',
        '/rss.xml.gz',
        '/une/adresse/qui-nexiste-pas',
      ]
      for (const path of odd) {
        const [ours, theirs] = await Promise.all([nginx(path), edge(path)])
        if (ours.headers.server === 'nginx' && isFromFile(ours) && ours.status === 200)
          return `${path} came from a file`
        if (ours.status === theirs.status && ours.headers.location === theirs.headers.location) continue
        // Before any location is looked for, nginx refuses to climb above the root, as the edge does.
        if (ours.status === 400 && theirs.status === 400) continue
        return `${path}: ${ours.status} and not ${theirs.status}`
      }
    },
  ],
  [
    'an old address moves, a missing one is missing',
    async ({ nginx, article, moved }) => {
      const [old, missing] = await Promise.all([nginx(moved), nginx('/politique/jamais-ecrit')])
      return (
        differs('the old address', `${old.status} ${old.headers.location}`, `301 ${article}`) ??
        differs('the missing one', missing.status, 404)
      )
    },
  ],
  [
    'another host is refused',
    async ({ nginx }) => {
      const answer = await nginx('/', { headers: { host: 'evil.example' } })
      return differs('the answer', answer.status, 421)
    },
  ],
  [
    'plain http leads to the same address in https',
    async ({ plain }) => {
      const { status, headers } = await plain('/politique?page=2')
      return differs('the answer', `${status} ${headers.location}`, `301 ${origin}/politique?page=2`)
    },
  ],
  [
    'numbers for the operator are not public',
    async ({ nginx }) => {
      const local = await nginx('/metrics', { headers: { host: 'localhost' } })
      return (
        differs('/metrics', (await nginx('/metrics')).status, 404) ??
        differs('by another name', local.status, 421)
      )
    },
  ],
  [
    'desks, their cookies, uploads of more than a megabyte',
    async ({ nginx, newsroom }) => {
      const door = await nginx('/redaction')
      if (door.status < 300 || door.status >= 400) return `a desk without a session answers ${door.status}`
      const cookie = await newsroom.signIn(nginx, origin)
      if (!cookie.includes('__Host-')) return 'no cookie of the desk came through'
      const desk = await nginx('/redaction', { headers: { cookie } })
      const upload = await nginx('/api/media', {
        method: 'POST',
        headers: { cookie, origin, 'content-type': 'image/jpeg', 'x-file-name': 'photo.jpg' },
        body: await newsroom.picture(),
      })
      const large = await nginx('/api/media', {
        method: 'POST',
        headers: { cookie, origin, 'content-type': 'image/jpeg' },
        body: Buffer.alloc(17 * 1024 * 1024),
      })
      return (
        differs('the desk', desk.status, 200) ??
        differs('the upload', upload.status, 201) ??
        differs('one that is too large', large.status, 413)
      )
    },
  ],
  [
    'a comment comes from the visitor’s address, and not from the one he writes into a header',
    async ({ nginx, edge, newsroom }) => {
      const written = { 'x-forwarded-for': '203.0.113.9' }
      const post = async (ask: Ask, headers: Record<string, string>) => {
        const posted = await postComment(ask, await newsroom.openArticle(), headers)
        return newsroom.networkOf((JSON.parse(posted.text) as { id: string }).id)
      }
      const plain = await post(nginx, {})
      return (
        differs('the network of who invents one', await post(nginx, written), plain) ??
        // The edge believes its proxy, whatever it says: so it is nginx that did not pass it on.
        ((await post(edge, written)) === plain ? 'the edge does not read what its proxy says' : undefined)
      )
    },
  ],
  [
    'an approved comment is in the file within two seconds',
    async ({ nginx, newsroom }) => {
      const word = `Approuvé${randomInt(1_000_000)}`
      const open = await newsroom.openArticle()
      const posted = await postComment(nginx, open, {}, word)
      if (posted.status !== 201) return `the comment was refused: ${posted.text}`
      await newsroom.approve((JSON.parse(posted.text) as { id: string }).id)
      const begun = performance.now()
      const seconds = () => (performance.now() - begun) / 1000
      while (seconds() < 10) {
        const answer = await nginx(open.path)
        if (answer.text.includes(word) && isFromFile(answer)) break
        await pause(20)
      }
      newsroom.note(`after ${seconds().toFixed(2)} s`)
      return seconds() <= 2 ? undefined : `it took ${seconds().toFixed(1)} s`
    },
  ],
  [
    'what was taken down is gone when the command returns',
    async ({ nginx, newsroom }) => {
      const { id, path } = await newsroom.openArticle()
      const before = await nginx(path)
      if (!isFromFile(before)) return 'it had no file'
      await newsroom.unpublish(id)
      const [after, home] = await Promise.all([nginx(path), nginx('/')])
      if (home.text.includes(path)) return 'home still links it'
      return differs('the answer', after.status, 410)
    },
  ],
  [
    // A takedown deletes the file of each page that showed the title. Without it, an edge that ends now leaves nginx none.
    'the front page has a file again within five seconds of a takedown',
    async ({ nginx, newsroom }) => {
      const begun = performance.now()
      const seconds = () => (performance.now() - begun) / 1000
      while (seconds() < 10 && !isFromFile(await nginx('/'))) await pause(20)
      newsroom.note(`after ${seconds().toFixed(2)} s`)
      return seconds() <= 5 ? undefined : `it took ${seconds().toFixed(1)} s`
    },
  ],
]

export const withoutEdge: Claim[] = [
  [
    'without the edge readers keep their pages',
    async ({ nginx, article }) => {
      const [home, page] = await Promise.all([nginx('/'), nginx(article)])
      return differs('home', home.status, 200) ?? differs('the article', page.status, 200)
    },
  ],
  [
    'without the edge a writer is told so in French, and when to come back',
    async ({ nginx, newsroom }) => {
      const answer = await postComment(nginx, await newsroom.openArticle(), {})
      if (!answer.text.includes('votre texte est encore dans le formulaire')) return 'not what it should say'
      return (
        differs('the answer', answer.status, 503) ??
        differs('Retry-After', answer.headers['retry-after'], '5')
      )
    },
  ],
]

function postComment(
  nginx: Ask,
  { id }: { id: string },
  headers: Record<string, string>,
  word = 'Bonjour',
): Promise<Answer> {
  const fields = {
    articleId: id,
    parentId: '',
    name: 'Zoé Été',
    email: `zoe.${randomInt(1_000_000)}@example.org`,
    body: `${word}, dit la lectrice ${randomUUID()}.`,
    website: '',
    formToken: '',
    requestId: randomUUID(),
  }
  return nginx('/api/comments', {
    method: 'POST',
    headers: { origin, accept: 'application/json', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(fields),
  })
}
