import { existsSync } from 'node:fs'
import { type Browser, chromium } from '@playwright/test'
import { executablePath, launchArguments } from '#testing/browser.ts'
import type { ReaderPage } from './reader-pages.ts'
import { atMost, median, type Result } from './result.ts'

/** A cheap phone: a quarter of this machine's speed, and the slow 4G of Lighthouse (150 ms, 1.6 Mbit/s, 750 kbit/s). */
const slowdown = 4
const network = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 }
const phone = { width: 412, height: 823 }

type Vitals = { lcp: number; cls: number; blocked: number }

/** What a reader with such a phone waits for, on a first visit to each kind of page. */
export async function measureLab(
  origin: string,
  pages: readonly ReaderPage[],
  quick: boolean,
): Promise<Result[]> {
  const names = ['largest paint (LCP)', 'layout shift (CLS)', 'blocked time (TBT)'] as const
  const budgets = ['≤ 1.5 s', '≤ 0.002', '0 ms']
  if (!existsSync(executablePath)) {
    const later = 'needs Chromium; npm test installs it'
    return names.map((what, i) => ({ what, found: '', budget: budgets[i]!, later }))
  }
  const browser = await chromium.launch({
    executablePath,
    args: [...launchArguments],
  })
  try {
    const paints: Result[] = []
    const all: Vitals[] = []
    for (const { name, path } of pages) {
      const visits: Vitals[] = []
      for (let visit = 0; visit < (quick ? 3 : 7); visit++) visits.push(await look(browser, origin + path))
      const lcp = median(visits.map((v) => v.lcp))
      all.push({
        lcp,
        cls: Math.max(...visits.map((v) => v.cls)),
        blocked: median(visits.map((v) => v.blocked)),
      })
      paints.push({
        what: `${names[0]}: ${name}, first visit, slow 4G, CPU ÷ 4`,
        found: `${(lcp / 1_000).toFixed(2)} s`,
        budget: budgets[0]!,
        ...atMost(lcp, 1_500),
      })
    }
    const cls = Math.max(...all.map((v) => v.cls))
    const blocked = Math.max(...all.map((v) => v.blocked))
    return [
      ...paints,
      {
        what: `${names[1]}: the same pages, worst`,
        found: cls.toFixed(4),
        budget: budgets[1]!,
        ...atMost(cls, 0.002),
      },
      {
        what: `${names[2]}: the same pages, worst`,
        found: `${blocked.toFixed(0)} ms`,
        budget: budgets[2]!,
        ...atMost(blocked, 0),
      },
    ]
  } finally {
    await browser.close()
  }
}

type Watched = Window & { vitals?: Vitals }

/** A browser context has no cache of earlier visits. */
async function look(browser: Browser, url: string): Promise<Vitals> {
  const context = await browser.newContext({ viewport: phone, deviceScaleFactor: 2 })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await page.addInitScript(watch)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', network)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await page.goto(url, { waitUntil: 'networkidle' })
  // Reading the figures is work of its own, and none of the reader's.
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  const vitals = await page.evaluate(() => (window as Watched).vitals!)
  await context.close()
  return vitals
}

/** In the browser, from the first moment. */
function watch(): void {
  const found: Vitals = { lcp: 0, cls: 0, blocked: 0 }
  ;(window as Watched).vitals = found
  const observe = (type: string, take: (entry: PerformanceEntry & { value?: number }) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true })
  observe('largest-contentful-paint', (entry) => {
    found.lcp = entry.startTime
  })
  observe('layout-shift', (entry) => {
    found.cls += entry.value ?? 0
  })
  observe('longtask', (entry) => {
    // By its definition: what somebody who sees the page already would have to wait for.
    const [painted] = performance.getEntriesByName('first-contentful-paint')
    if (painted !== undefined && entry.startTime >= painted.startTime)
      found.blocked += Math.max(0, entry.duration - 50)
  })
}
