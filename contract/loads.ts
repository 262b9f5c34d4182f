/**
 * Every request that a public page makes in a browser. The page that lists them for readers is made of this, and a browser
 * test compares it with what pages do: a new kind of request is a new line here.
 */
export type Load = {
  name: 'document' | 'style' | 'font' | 'reader' | 'icon' | 'picture' | 'comment'
  /** As it is shown to people. */
  address: string
  /** The paths it stands for. */
  path: RegExp
  /** How many one page makes at most; `pictures`: as many as it shows. */
  most: number | 'pictures'
  /** Not before the reader touches the form for comments. */
  onTouch?: true
}

export const loads: readonly Load[] = [
  // Whatever no other line is for: addresses of pages have no pattern.
  { name: 'document', address: '/…', path: /^\//, most: 1 },
  { name: 'style', address: '/_next/static/….css', path: /^\/_next\/static\/.+\.css$/, most: 2 },
  { name: 'font', address: '/fonts/….woff2', path: /^\/fonts\/[\w-]+\.woff2$/, most: 5 },
  { name: 'reader', address: '/reader.js', path: /^\/reader\.js$/, most: 1 },
  {
    name: 'icon',
    address: '/icon.svg',
    path: /^\/(?:icon\.svg|favicon\.ico|apple-touch-icon\.png)$/,
    most: 1,
  },
  { name: 'picture', address: '/media/…', path: /^\/media\/.+\.(?:webp|avif|jpg)$/, most: 'pictures' },
  {
    name: 'comment',
    address: '/_next/static/….js',
    path: /^\/_next\/static\/.+\.js$/,
    most: 30,
    onTouch: true,
  },
]

/** Which line a request of a page falls under; null: it is on no list. */
export function loadOf(path: string, isDocument: boolean): Load | null {
  if (isDocument) return loads[0]!
  return loads.slice(1).find((load) => load.path.test(path)) ?? null
}
