/**
 * The site has one name. A Host header with another one is how links in mails, redirects and caches are poisoned, and
 * how a page elsewhere reaches a server on this machine by DNS rebinding: it is refused before anything else is read.
 */
export type HostVerdict = 'ours' | 'alias' | 'foreign'

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

export function createHostCheck(siteUrl: string): (header: string | undefined) => HostVerdict {
  const site = new URL(siteUrl)
  const port = effectivePort(site)
  return (header) => {
    if (header === undefined) return 'foreign'
    const given = header.toLowerCase()
    if (given === site.host) return 'ours'
    if (!/^[a-z0-9.-]+(?::\d{1,5})?$|^\[[0-9a-f:]+\](?::\d{1,5})?$/.test(given)) return 'foreign'
    const url = URL.parse(`${site.protocol}//${given}`)
    // `example.org:80` is `example.org`, and says so once parsed. Odd spellings of an address (127.1) are foreign.
    if (url === null || !given.startsWith(url.hostname)) return 'foreign'
    if (url.host === site.host) return 'ours'
    const bothLocal = loopback.has(site.hostname) && loopback.has(url.hostname)
    return bothLocal && effectivePort(url) === port ? 'alias' : 'foreign'
  }
}

export function effectivePort(url: URL): string {
  return url.port || (url.protocol === 'https:' ? '443' : '80')
}
