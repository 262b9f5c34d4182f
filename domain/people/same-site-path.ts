/**
 * A path of this site, or null. Where somebody goes after signing in comes from an address, so it may have
 * been written by anybody: one leading slash, printable ASCII, and it must still be here once parsed.
 */
export function sameSitePath(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 500 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(value)) return null
  const here = 'https://here.invalid'
  if (!URL.canParse(value, here)) return null
  const url = new URL(value, here)
  if (url.origin !== here || url.pathname.startsWith('//')) return null
  // What Next adds to ask for a page's data, when a link inside the desks meets a session that has ended.
  if (url.searchParams.has('_rsc')) url.searchParams.delete('_rsc')
  return `${url.pathname}${url.search}${url.hash}`
}
