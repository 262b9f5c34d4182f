import { closedPaths, files } from '#contract/addresses.ts'

/**
 * A rule closes every address that begins with it: `/connexion` would close a section "Connexions" and all its
 * articles. So each path is closed by itself, with a question, and with what lies under it, and nothing else. Robots that
 * the newsroom sends away come in a group of their own, by which they go instead of the other one.
 */
export function robots(siteUrl: string, sentAway: readonly string[] = []): string {
  const rules = closedPaths.flatMap((path) => [`${path}$`, `${path}?`, `${path}/`])
  const away = [...sentAway.map((name) => `User-agent: ${name}`), 'Disallow: /', '']
  const lines = [
    ...(sentAway.length > 0 ? away : []),
    'User-agent: *',
    ...rules.map((rule) => `Disallow: ${rule}`),
    '',
    `Sitemap: ${siteUrl}${files.sitemap}`,
    `Sitemap: ${siteUrl}${files.news}`,
  ]
  return `${lines.join('\n')}\n`
}
