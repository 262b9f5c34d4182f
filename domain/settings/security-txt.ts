/** Days for which it is good: it is written anew every night, and RFC 9116 advises less than a year. */
const goodFor = 180

/** Where to write about a weakness of the site (RFC 9116). Null when the newsroom has set no address: no file is better than one that leads nowhere. */
export function securityTxt(
  { contactEmail, language }: { contactEmail: string; language: string },
  { siteUrl, now }: { siteUrl: string; now: Date },
): string | null {
  if (contactEmail === '') return null
  const expires = new Date(now.getTime() + goodFor * 86_400_000)
  expires.setUTCHours(0, 0, 0, 0)
  const lines = [
    `Contact: mailto:${encodeURI(contactEmail)}`,
    `Expires: ${expires.toISOString().replace('.000Z', 'Z')}`,
    `Preferred-Languages: ${language === 'en' ? 'en' : `${language}, en`}`,
    `Canonical: ${siteUrl}/.well-known/security.txt`,
  ]
  return `${lines.join('\n')}\n`
}
