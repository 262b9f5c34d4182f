import { closedPaths, files } from '#contract/addresses.ts'

/**
 * A rule closes every address that begins with it: `/connexion` would close a section "Connexions" and all its
 * articles. So each path is closed by itself, with a question, and with what lies under it, and nothing else.
 */
export function robots(siteUrl: string): string {
  const rules = closedPaths.flatMap((path) => [`${path}$`, `${path}?`, `${path}/`])
  const lines = [
    'User-agent: *',
    ...rules.map((rule) => `Disallow: ${rule}`),
    '',
    `Sitemap: ${siteUrl}${files.sitemap}`,
  ]
  return `${lines.join('\n')}\n`
}
