/**
 * Where a page lies under DATA_DIR/pages, so that nginx finds it with `try_files $uri $uri.html $uri/index.html`:
 * `/politique/titre` is politique/titre.html. Only addresses of the kinds the site makes have a place; whatever else
 * somebody asks for can neither choose a file name nor fill the disk.
 */
export function snapshotPath(key: string): string | undefined {
  const [path = '', query] = key.split('?')
  if (key.length > 240) return undefined
  if (query === undefined && file.test(path)) return path.slice(1)
  if (path !== '/' && (!page.test(path) || reserved.test(path))) return undefined
  if (query === undefined) return path === '/' ? 'index.html' : `${path.slice(1)}.html`
  const number = /^page=([1-9]\d{0,4})$/.exec(query)?.[1]
  if (number === undefined) return undefined
  // No address begins a segment with an underscore: nothing else can want this name.
  return `${path === '/' ? '' : `${path.slice(1)}/`}_page-${number}.html`
}

const page = /^(?:\/[a-z0-9][a-z0-9-]*){1,4}$/
const file = /^(?:\/[a-z0-9][a-z0-9-]*){0,3}\/[a-z0-9][a-z0-9-]*\.(?:xml|txt)$/
const reserved = /(?:^|\/)index$/
