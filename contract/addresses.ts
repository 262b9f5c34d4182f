import { firstNames } from './address-names.ts'

/**
 * The site's own paths, by which Next, tags and rows know its pages: zones of the edge, reserved slugs and robots take them
 * from here. What readers are shown is contract/public-addresses.ts, in the language of the site.
 */

export const pages = {
  home: '/',
  latest: '/derniers-articles',
  corrections: '/corrections',
  archives: '/archives',
  plan: '/plan-du-site',
  about: '/a-propos',
  accessibility: '/accessibilite',
  charter: '/charte-des-commentaires',
  privacy: '/confidentialite',
  legal: '/mentions-legales',
  contact: '/contact',
  reply: '/droit-de-reponse',
  loads: '/ce-que-ce-site-charge',
} as const

/** The page where readers search: not among the others, for it stands on no map. */
export const search = '/recherche'
/** What may be meant by what is typed so far: asked by public/search.js. */
export const suggestions = `${search}/suggestions`

/** Where readers choose how pages look, and find what they have kept: on no map either, for they show each what is theirs. */
export const comfort = { display: '/affichage', saved: '/a-lire-plus-tard' } as const

export const files = {
  feed: '/rss.xml',
  atom: '/atom.xml',
  jsonFeed: '/feed.json',
  sitemap: '/sitemap.xml',
  news: '/sitemap/news.xml',
  robots: '/robots.txt',
  manifest: '/manifest.webmanifest',
} as const

/** Answered by the edge itself, to browsers: the worker that keeps articles, and which links may be fetched ahead. */
export const browserFiles = { worker: '/sw.js', speculation: '/speculation-rules.json' } as const

/** A list's feed stands under the list's own address, once in each of the formats that readers know. */
export const feedFiles = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' } as const
export type FeedFormat = keyof typeof feedFiles

/** Where a list's feed is: `/culture` has `/culture/rss.xml`, the front page `/rss.xml`. */
export const feedHref = (page: string, format: FeedFormat): string =>
  `${page === '/' ? '' : page}/${feedFiles[format]}`

/** Lists with an address of two parts: who signs, and what it is about. */
export const listFolders = { bylines: '/auteurs', topics: '/sujets' } as const

/** The folders of the orders of a thread. */
const orderFolders = { oldest: '', newest: '/recents', useful: '/utiles' } as const
export type ThreadOrder = keyof typeof orderFolders

/** The pages below the address of an article. */
export const belowArticle = {
  thread: (comment?: string, order: ThreadOrder = 'oldest'): string =>
    `/commentaires${orderFolders[order]}${comment ? `/${comment}` : ''}`,
  history: (version?: number | string): string => `/historique${version ? `/${version}` : ''}`,
  report: (paragraph?: number | string): string => `/signaler${paragraph ? `/${paragraph}` : ''}`,
  reportReceived: '/signaler/recu',
  commentReport: (comment: string): string => `/commentaires/${comment}/signaler`,
  commentReportReceived: '/commentaires/signale',
} as const

/** Where a reader says that a comment was useful, and where a form reports one. */
export const usefulAddress = '/api/comments/utile'
export const commentReportsAddress = '/api/comments/signalements'

/** Where a period stands: `/archives/2026/11`; `before`: the story that a further page of it goes on from. */
export const archiveHref = (key: string, before?: string): string =>
  `${pages.archives}/${key.replaceAll('-', '/')}${before ? `/avant/${before}` : ''}`

/** Where colleagues work. Cookies go in, and nothing is ever stored. */
export const desks = ['/redaction', '/moderation', '/reglages', '/connexion'] as const
export const preview = '/apercu'
export const api = '/api'

/** What is no page for readers. A test compares this with app/. */
export const closedPaths = [...desks, preview, api] as const

/** First parts of addresses with something behind them: bylines, topics, pictures, fonts, search. */
const folders = [...Object.values(listFolders), '/media', '/fonts', search] as const

/** Answered by the edge itself, to machines. */
const operations = ['/healthz', '/readyz', '/metrics'] as const

/** A section of that name would stand beside the file: `/rss` beside `/rss.xml`. */
const fileNames = ['/rss', '/atom', '/feed', '/sitemap', '/robots', '/favicon', '/icon', '/manifest'] as const

/** What no section may be called, in either language: the site may change its own. A test compares this with app/, public/ and the edge. */
export const reservedSlugs: readonly string[] = [
  ...closedPaths,
  ...Object.values(pages),
  ...Object.values(comfort),
  ...folders,
  ...operations,
  ...fileNames,
  ...Object.values(firstNames).map((name) => `/${name}`),
]
  .map((path) => path.slice(1))
  .filter((slug) => slug !== '')
