/**
 * The scripts a public page of Next 16.4 carries, as `next build` and `next start` write them. A script that is not
 * exactly one of these is `unknown`, and the page that carries it is left alone.
 */
export type Script =
  /** Stays: data for search engines, and our own public/reader.js. */
  | { kind: 'data' | 'reader' }
  /** A file of the client code. */
  | { kind: 'chunk'; src: string }
  /** Polyfills for browsers that know no modules; those do not understand reader.js either. */
  | { kind: 'legacy' }
  | { kind: 'flight'; entry: FlightEntry }
  | { kind: 'turbopack'; entry: TurbopackEntry }
  | { kind: 'unknown' }

/** What the page was rendered from: 0 begins, 1 is text, 3 is base64. (2 is the answer to a POST: never public.) */
export type FlightEntry = [0] | [1 | 3, string]

/** Which chunks and modules make the page start. */
export type TurbopackEntry = { otherChunks: string[]; runtimeModuleIds: (number | string)[] }

const unknown: Script = { kind: 'unknown' }
const chunkAddress = /^\/_next\/static\/chunks\/[\w.~-]+\.js$/
const begin = '(self.__next_f=self.__next_f||[]).push([0])'
const flight = /^self\.__next_f\.push\((\[.*\])\)$/s
const turbopack =
  /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\((\{.*\})\);$/s

/** `attributes` and `content` are what stands in the page, between `<script` and `</script>`. */
export function readScript(attributes: string, content: string): Script {
  switch (attributes) {
    case ' type="application/ld+json"':
      return { kind: 'data' }
    case ' src="/reader.js"':
      return content === '' ? { kind: 'reader' } : unknown
    case ' id="_R_"':
      return readTurbopack(content)
    case '':
      return content === begin ? { kind: 'flight', entry: [0] } : readFlight(content)
  }
  const [, src = '', mark] = /^ src="([^"]*)" (async|noModule)=""$/.exec(attributes) ?? []
  if (content !== '' || !chunkAddress.test(src)) return unknown
  return mark === 'async' ? { kind: 'chunk', src } : { kind: 'legacy' }
}

function readFlight(content: string): Script {
  const entry = parse(flight.exec(content)?.[1])
  if (!Array.isArray(entry) || entry.length !== 2) return unknown
  const [type, text] = entry as unknown[]
  if ((type !== 1 && type !== 3) || typeof text !== 'string') return unknown
  return { kind: 'flight', entry: [type, text] }
}

function readTurbopack(content: string): Script {
  const entry = parse(turbopack.exec(content)?.[1])
  if (typeof entry !== 'object' || entry === null) return unknown
  const { otherChunks, runtimeModuleIds, ...more } = entry as Record<string, unknown>
  if (Object.keys(more).length > 0) return unknown
  if (!isListOf(otherChunks, ['string']) || !isListOf(runtimeModuleIds, ['number', 'string'])) return unknown
  return { kind: 'turbopack', entry: { otherChunks, runtimeModuleIds } as TurbopackEntry }
}

const isListOf = (value: unknown, types: string[]) =>
  Array.isArray(value) && value.every((item) => types.includes(typeof item))

/** Next writes its literals with JSON.stringify; one that is not JSON is not one of them. */
function parse(literal: string | undefined): unknown {
  try {
    return literal === undefined ? undefined : JSON.parse(literal)
  } catch {
    return undefined
  }
}
