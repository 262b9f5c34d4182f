/** Where a mail program or a network wraps an address in a redirection, and the parameter that holds it. */
const wrappers: readonly [host: RegExp, path: RegExp, parameters: readonly string[]][] = [
  [/(^|\.)google\.[a-z.]+$/, /^\/url$/, ['q', 'url']],
  [/\.safelinks\.protection\.outlook\.com$/, /^\//, ['url']],
  [/^lm?\.(facebook|instagram)\.com$/, /^\/(l\.php)?$/, ['u']],
]

/** Google Docs, mail programs and networks follow the reader by redirections: the address itself is kept. */
export function directHref(link: Element): string {
  const href = (link.getAttribute('href') ?? '').trim()
  if (!URL.canParse(href)) return href
  const url = new URL(href)
  for (const [host, path, parameters] of wrappers)
    if (host.test(url.hostname) && path.test(url.pathname))
      for (const parameter of parameters) {
        const direct = url.searchParams.get(parameter)
        if (direct && URL.canParse(direct)) return direct
      }
  return href
}
