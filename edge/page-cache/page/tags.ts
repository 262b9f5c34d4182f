/** React hoists a page's declaration into <head>; one further down would be somebody's text. */
const headLength = 64 * 1024
const declaration = /<meta name="cache-tags" content="([^"]*)"\s*\/?>/g
const shape = /^[a-z]+(?::[\w.-]{1,200})?$/

export interface Taken {
  html: Buffer
  tags: readonly string[]
}

/** What a page says it shows. The declaration is for us and leaves the page. */
export function takeTags(html: Buffer): Taken {
  // Latin-1 keeps one character a byte, so that places in the text are places in the bytes.
  const text = html.subarray(0, headLength).toString('latin1')
  const end = text.indexOf('</head>')
  const head = end === -1 ? text : text.slice(0, end)
  const found = [...head.matchAll(declaration)]
  if (found.length === 0) return { html, tags: [] }
  const pieces: Buffer[] = []
  let from = 0
  for (const match of found) {
    pieces.push(html.subarray(from, match.index))
    from = match.index + match[0].length
  }
  pieces.push(html.subarray(from))
  return { html: Buffer.concat(pieces), tags: readTags(found.map((match) => match[1]).join(' ')) }
}

export function tagsOfHeader(value: string | string[] | undefined): readonly string[] {
  return value === undefined ? [] : readTags(String(value))
}

/** A list with a tag that cannot be one is no list: the page is served, and not kept. */
function readTags(list: string): readonly string[] {
  const tags = [...new Set(list.split(/[\s,]+/).filter((tag) => tag !== ''))]
  return tags.every((tag) => shape.test(tag)) ? tags.map(withoutItsPage) : []
}

/**
 * A part of a string is kept by V8 as a reference to the whole of it. Tags outlive their page in memory, by the ten
 * thousand, and must not keep 64 KB of it each.
 */
function withoutItsPage(tag: string): string {
  return Buffer.from(tag, 'latin1').toString('latin1')
}
