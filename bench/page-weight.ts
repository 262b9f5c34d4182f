import { get, type IncomingHttpHeaders } from 'node:http'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { ReaderPage } from './reader-pages.ts'
import { atMost, type Result } from './result.ts'

type Fetched = { bytes: number; text: string; headers: IncomingHttpHeaders }

/** What a page of each kind weighs: HTML, styles and scripts, as they come over the wire with gzip. */
export function measureWeights(origin: string, pages: readonly ReaderPage[]): Promise<Result[]> {
  return Promise.all(
    pages.map(async ({ name, path }) => {
      const { html, style, script } = await loadPage(origin, path)
      return weight(name, html.bytes, sum(style), sum(script))
    }),
  )
}

function weight(name: string, html: number, style: number, script: number): Result {
  return {
    what: `${name}, first load: HTML ${kb(html)}, CSS ${kb(style)}, JS ${kb(script)}`,
    found: kb(html + style + script),
    budget: '≤ 50 KB',
    ...atMost(html + style + script, 50 * 1024),
  }
}

async function loadPage(origin: string, path: string) {
  const page = await load(origin, path)
  const links = [...page.text.matchAll(/<link\b[^>]*>/g)].map(([tag]) => tag)
  const styles = unique(links.filter((tag) => /rel="stylesheet"/.test(tag)).map(hrefOf))
  const scripts = unique([
    ...[...page.text.matchAll(/<script\b[^>]*\ssrc="([^"]+)"/g)].map((match) => match[1]),
    ...links
      .filter((tag) => /rel="(?:modulepreload|preload)"/.test(tag) && /as="script"|modulepreload/.test(tag))
      .map(hrefOf),
  ])
  const [style, script] = await Promise.all(
    [styles, scripts].map((names) => Promise.all(names.map((href) => load(origin, href)))),
  )
  return { html: page, style: style!, script: script!, styles }
}

/** Everything a browser loads before it shows an article, as it comes over the wire with gzip; pictures apart. */
export async function measurePage(origin: string, path: string, comments: number): Promise<Result[]> {
  const { html: page, style: css, script: js, styles } = await loadPage(origin, path)
  const faces = css.flatMap(({ text }) =>
    [...text.matchAll(/@font-face\s*\{[^}]*\.woff2[^}]*\}/g)].map(([f]) => f),
  )
  // Letters of other European names are fetched by the pages that print one.
  const latin = await fontsOf(faces.filter((face) => /unicode-range:\s*U\+(?:0020|20|\?)/i.test(face)))
  const all = await fontsOf(faces)
  function fontsOf(some: string[]): Promise<Fetched[]> {
    const names = unique(some.map((face) => /url\(["']?([^"')]+\.woff2)/.exec(face)?.[1]))
    return Promise.all(
      names.map((href) => load(origin, new URL(href, `${origin}${styles[0] ?? '/'}`).pathname)),
    )
  }
  const third = unique(
    [
      ...page.text.matchAll(
        /<(?:link|script|img|iframe|source)\b[^>]*\s(?:href|src|srcset)="(https?:\/\/[^"]+)"/g,
      ),
    ].map((m) => m[1]),
  ).filter((address) => !address.startsWith(`${origin}/`) && !address.startsWith('https://schema.org'))

  const script = sum(js)
  return [
    weight(`article with ${comments} comments`, page.bytes, sum(css), script),
    {
      what: 'its JavaScript, before the comments are touched',
      found: kb(script),
      budget: '≤ 2 KB',
      ...atMost(script, 2 * 1024),
    },
    {
      what: `fonts for any French page (${latin.length}); with those for other European names: ${kb(sum(all))}`,
      found: kb(sum(latin)),
      budget: '≤ 80 KB',
      ...atMost(sum(latin), 80 * 1024),
    },
    {
      what: 'addresses of others the page loads from',
      found: String(third.length),
      budget: '0',
      ...atMost(third.length, 0),
    },
  ]
}

const kb = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`
const sum = (files: Fetched[]) => files.reduce((total, { bytes }) => total + bytes, 0)
const hrefOf = (tag: string) => / href="([^"]+)"/.exec(tag)?.[1]?.replaceAll('&amp;', '&')
const unique = (names: (string | undefined)[]) => [...new Set(names.filter((name) => name !== undefined))]

function load(origin: string, path: string): Promise<Fetched> {
  const { host } = new URL(origin)
  return new Promise((resolve, reject) => {
    const asked = get(
      {
        host: '127.0.0.1',
        port: new URL(origin).port,
        path,
        headers: { host, 'accept-encoding': 'gzip' },
        agent: false,
      },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.once('error', reject)
        answer.once('end', () => {
          if (answer.statusCode !== 200) return reject(new Error(`${path} answered ${answer.statusCode}`))
          const body = Buffer.concat(chunks)
          const isZipped = answer.headers['content-encoding'] === 'gzip'
          const isFont = path.endsWith('.woff2')
          const text = isFont ? '' : (isZipped ? gunzipSync(body) : body).toString('utf8')
          // The budget is in gzip whatever was sent; a font is compressed by itself.
          resolve({
            bytes: isZipped || isFont ? body.length : gzipSync(body).length,
            text,
            headers: answer.headers,
          })
        })
      },
    )
    asked.once('error', reject)
  })
}
