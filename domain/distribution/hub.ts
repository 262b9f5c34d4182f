/** A hub has a name, and https: what we tell it makes it ask us, and nobody in between may tell it something else. */
export function isHubUrl(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, username, password, hash } = new URL(url)
  const isNamed = /^(?=.*[a-z])[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(hostname)
  return protocol === 'https:' && isNamed && username === '' && password === '' && hash === ''
}
