import { createHash } from 'node:crypto'
import { type FlightEntry, readScript, type Script, type TurbopackEntry } from './script-shapes.ts'

export type DeferredPage =
  /** No script but public/reader.js runs before the reader touches the comments; nothing inline ever does. */
  | { html: Buffer; policy: 'strict' }
  /** Left as Next wrote it; of its inline scripts only those we know may run. `reason` is for the log. */
  | { html: Buffer; policy: 'hashes'; hashes: string[]; reason: string }

type Found = { script: Script; content: string; whole: string }

/** JSON-LD and Next's literals write `<` as an escape, so the next `<` ends the script. */
const scripts = /<script([^<>]*)>([^<]*)<\/script>/g
const scriptTag = /<\/?script[^<>]{0,80}/i
const preloads = /<link rel="(?:preload" as="script|modulepreload)"[^<>]*\/>/g
/** Something in the page waits to be touched. React escapes `<` and `>` in text and in attributes. */
const island = /<[a-z][^<>]* data-hydrate[ =>]/
/** React moved a part of the page to its end, and only a script of React's can bring it back. */
const outlined = /id="[BS]:/
/** The server gave up, and the page is empty until its scripts render it. */
const clientRendered = '<html id="__next_error__"'
const end = '</body></html>'

/**
 * Takes the client code of a public page out of its way: the chunks, their preloads and Next's inline scripts become
 * one block of data, which reader.js replays at the first touch of a `[data-hydrate]`. A page without one is text
 * and stays text. Pure: the same bytes in, the same bytes out. Expects a page that was rendered without a nonce.
 */
export function deferPage(html: Buffer): DeferredPage {
  const page = html.toString('utf8')
  const found: Found[] = []
  const text = page.replace(scripts, (whole: string, attributes: string, content: string) => {
    const script = readScript(attributes, content)
    found.push({ script, content, whole })
    return script.kind === 'data' || script.kind === 'reader' ? whole : ''
  })
  const reason = obstacle(page, found)
  if (reason !== undefined) return { html, policy: 'hashes', hashes: hashesOf(found), reason }
  const quiet = text.replace(preloads, '').slice(0, -end.length)
  return { html: Buffer.from(quiet + (island.test(quiet) ? dataBlock(found) : '') + end), policy: 'strict' }
}

/** Why this page cannot do without its scripts, or is not the page we think it is. */
function obstacle(page: string, found: readonly Found[]): string | undefined {
  const strange = found.find(({ script }) => script.kind === 'unknown')
  if (strange) return `a script of an unknown shape: ${strange.whole.slice(0, 120)}`
  const stray = scriptTag.exec(page.replace(scripts, ''))
  if (stray) return `a script tag of an unknown shape: ${stray[0]}`
  if (page.includes(clientRendered)) return 'the page is rendered by its scripts (<html id="__next_error__">)'
  if (outlined.test(page)) return 'a Suspense boundary was moved out of its place (id="B:…", id="S:…")'
  // Two of them, and reader.js might replay the wrong one.
  if (page.includes('id="deferred"')) return 'the page has an element with id="deferred" of its own'
  if (!found.some(({ script }) => script.kind === 'reader')) return 'the page does not load /reader.js'
  if (!page.endsWith(end)) return `the page does not end with ${end}`
  return undefined
}

/** What public/reader.js reads. It never runs as a script: the policy of the page does not let anything inline run. */
function dataBlock(found: readonly Found[]): string {
  const flight: FlightEntry[] = []
  const turbopack: TurbopackEntry[] = []
  const chunks: string[] = []
  for (const { script } of found) {
    if (script.kind === 'turbopack') turbopack.push(script.entry)
    else if (script.kind === 'chunk') chunks.push(script.src)
    else if (script.kind === 'flight') addFlight(flight, script.entry)
  }
  const data = JSON.stringify({ flight, turbopack, chunks }).replaceAll('<', '\\u003c')
  return `<script type="application/json" id="deferred">${data}</script>`
}

/** Next cuts its text wherever its stream was cut; one piece is smaller than many. */
function addFlight(flight: FlightEntry[], entry: FlightEntry): void {
  const last = flight.at(-1)
  if (last?.[0] === 1 && entry[0] === 1) flight[flight.length - 1] = [1, last[1] + entry[1]]
  else flight.push(entry)
}

/** As a policy spells them. Data is not executed and needs none. */
function hashesOf(found: readonly Found[]): string[] {
  const inline = found.filter(({ script }) => script.kind === 'flight' || script.kind === 'turbopack')
  return inline.map(({ content }) => `'sha256-${createHash('sha256').update(content).digest('base64')}'`)
}
