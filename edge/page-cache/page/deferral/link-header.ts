/**
 * Next names in a `Link` header what the browser should fetch early. Styles and fonts may pass; scripts may not: the
 * reader has not asked for them. Undefined when nothing is left.
 */
export function withoutScripts(link: string | string[] | undefined): string | undefined {
  const kept = [link ?? []]
    .flat()
    .flatMap(splitLinks)
    .filter((entry) => !/;\s*(?:as\s*=\s*"?script"?|rel\s*=\s*"?modulepreload"?)\s*(?:;|$)/i.test(entry))
  return kept.length === 0 ? undefined : kept.join(', ')
}

/** A comma parts links only outside of <…> and "…". */
function splitLinks(value: string): string[] {
  const entries = value.match(/(?:<[^>]*>|"[^"]*"|[^,<"])+/g) ?? []
  return entries.map((entry) => entry.trim()).filter((entry) => entry !== '')
}
