// `<`, `>` and `&` could end the script; U+2028 and U+2029 end a line in old parsers.
const unsafe: Record<string, string> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

/** Structured data for machines. A block of data, not a script: no policy lets it run. */
export function JsonLd({ data }: { data: object }) {
  const json = JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (character) => unsafe[character] ?? '')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the only one; everything that could leave the block is escaped above.
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
