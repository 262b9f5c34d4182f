import { setTimeout as pause } from 'node:timers/promises'
import type { Product } from '#testing/product.ts'

/** Five seconds: as long as reading the map of ten thousand articles takes, and the pause before the next attempt. */
const settled = 25

/** Waits until the edge has a page of every address and nothing left to render. Seconds it took. */
export async function untilPrewarmed(
  site: Product,
  addresses: number,
  report: (line: string) => void,
): Promise<number> {
  const begun = performance.now()
  const seconds = () => (performance.now() - begun) / 1000
  let told = 0
  let quiet = 0
  while (quiet < settled) {
    const { pages, ahead, unwritten } = await readMetrics(site.port)
    quiet = ahead + unwritten === 0 && pages >= addresses ? quiet + 1 : 0
    if (seconds() - told >= 20) {
      told = seconds()
      report(`${pages} pages, ${ahead} to go, ${told.toFixed(0)} s`)
    }
    if (seconds() > 1_800) throw new Error(`The sweep does not end: ${pages} pages, ${ahead} to go.`)
    await pause(200)
  }
  return seconds() - settled * 0.2
}

export async function readMetrics(
  port: number,
): Promise<{ pages: number; ahead: number; unwritten: number }> {
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`)
  const text = await answer.text()
  const read = (name: string) => Number(new RegExp(`^plein_jour_edge_${name} (\\S+)$`, 'm').exec(text)?.[1])
  return { pages: read('pages'), ahead: read('renders_ahead'), unwritten: read('snapshots_unwritten') }
}
