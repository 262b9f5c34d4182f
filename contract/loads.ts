import { suggestions } from './addresses.ts'
import { addressesIn } from './public-addresses.ts'

/**
 * Every request that a public page makes in a browser. The page that lists them for readers is made of this, and a browser
 * test compares it with what pages do: a new kind of request is a new line here.
 */
export type Load = {
  name:
    | 'document'
    | 'style'
    | 'font'
    | 'reader'
    | 'keep'
    | 'icon'
    | 'picture'
    | 'audio'
    | 'comment'
    | 'search'
    | 'suggestion'
    | 'copy'
    | 'worker'
    | 'manifest'
    | 'speculation'
    | 'ahead'
  /** As it is shown to people; of a page of the site's own, its path inside. */
  address: string
  /** The paths it stands for. */
  path: RegExp
  /** How many one page makes at most; `pictures`: as many as it shows. */
  most: number | 'pictures'
  /** Not before the reader touches the form for comments, the field of the search, or a player. */
  onTouch?: 'comment' | 'search' | 'player'
  /** Not by the page: by the browser, of its own accord, and not by every browser. */
  byBrowser?: true
}

export const loads: readonly Load[] = [
  // Whatever no other line is for: addresses of pages have no pattern.
  { name: 'document', address: '/…', path: /^\//, most: 1 },
  { name: 'style', address: '/_next/static/….css', path: /^\/_next\/static\/.+\.css$/, most: 2 },
  { name: 'font', address: '/fonts/….woff2', path: /^\/fonts\/[\w-]+\.woff2$/, most: 5 },
  { name: 'reader', address: '/reader.js', path: /^\/reader\.js$/, most: 1 },
  { name: 'keep', address: '/keep.js', path: /^\/(?:keep|later)\.js$/, most: 1 },
  {
    name: 'icon',
    address: '/icon.svg',
    path: /^\/(?:icon\.svg|favicon\.ico|apple-touch-icon\.png)$/,
    most: 1,
  },
  { name: 'picture', address: '/media/…', path: /^\/media\/.+\.(?:webp|avif|jpg)$/, most: 'pictures' },
  {
    name: 'audio',
    address: '/media/…/audio.mp3',
    path: /^\/media\/[\w-]+\/audio\.(?:mp3|m4a|ogg|wav)$/,
    most: 1,
    onTouch: 'player',
  },
  {
    name: 'comment',
    address: '/_next/static/….js',
    path: /^\/_next\/static\/.+\.js$/,
    most: 30,
    onTouch: 'comment',
  },
  { name: 'search', address: '/search.js', path: /^\/search\.js$/, most: 1, onTouch: 'search' },
  {
    name: 'suggestion',
    address: `${suggestions}?q=…`,
    path: new RegExp(`^(?:${addressesIn('fr').suggestions}|${addressesIn('en').suggestions})$`),
    // One address, however often it is asked while somebody types.
    most: 1,
    onTouch: 'search',
  },
  { name: 'copy', address: '/…', path: /^\/(?!api\/)[\w-]+\/[\w-]+$/, most: 1 },
  { name: 'worker', address: '/sw.js', path: /^\/sw\.js$/, most: 1, byBrowser: true },
  {
    name: 'manifest',
    address: '/manifest.webmanifest',
    path: /^\/(?:manifest\.webmanifest|icon-(?:192|512|maskable-512)\.png)$/,
    most: 2,
    byBrowser: true,
  },
  {
    name: 'speculation',
    address: '/speculation-rules.json',
    path: /^\/speculation-rules\.json$/,
    most: 1,
    byBrowser: true,
  },
  // While the pointer rests on a link: the page behind it. Chrome fetches two at a time. No request of a page falls under it.
  { name: 'ahead', address: '/…', path: /^$/, most: 2, byBrowser: true },
]

/** Which line a request of a page falls under; null: it is on no list. */
export function loadOf(path: string, isDocument: boolean): Load | null {
  if (isDocument) return loads[0]!
  return loads.slice(1).find((load) => load.path.test(path)) ?? null
}
