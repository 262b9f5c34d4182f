import { existsSync } from 'node:fs'
import { type Browser, chromium } from '@playwright/test'
import { pickPort } from '#db/embedded/port.ts'
import { executablePath, launchArguments } from '#testing/browser.ts'
import type { ReaderPage } from './reader-pages.ts'
import { atLeast, median, type Result } from './result.ts'

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
const rounds = 3

/**
 * Lighthouse's own four marks, with its mobile preset, the median of three visits. It calls what it likes "best practice":
 * a plain http address on this machine counts as secure there.
 */
export async function measureLighthouse(origin: string, pages: readonly ReaderPage[]): Promise<Result[]> {
  const budget = '100 100 100 100'
  if (!existsSync(executablePath))
    return [{ what: 'Lighthouse', found: '', budget, later: 'needs Chromium; npm test installs it' }]
  const port = await pickPort()
  const browser = await chromium.launch({
    executablePath,
    args: [...launchArguments, `--remote-debugging-port=${port}`],
  })
  try {
    const results: Result[] = []
    for (const { name, path } of pages) {
      const marks = await marksOf(browser, port, origin + path)
      results.push({
        what: `Lighthouse, mobile: ${name} (performance, accessibility, best practices, SEO)`,
        found: marks.join(' '),
        budget,
        ...atLeast(Math.min(...marks), 100),
      })
    }
    return results
  } finally {
    await browser.close()
  }
}

async function marksOf(browser: Browser, port: number, url: string): Promise<number[]> {
  const { default: lighthouse } = await import('lighthouse')
  const visits: number[][] = []
  for (let round = 0; round < rounds; round++) {
    if (!browser.isConnected()) throw new Error('The browser has left.')
    const visit = await lighthouse(url, {
      port,
      output: 'json',
      logLevel: 'silent',
      onlyCategories: [...categories],
    })
    if (visit === undefined) throw new Error(`Lighthouse said nothing of ${url}`)
    visits.push(categories.map((name) => Math.round((visit.lhr.categories[name]?.score ?? 0) * 100)))
  }
  return categories.map((_, i) => median(visits.map((marks) => marks[i]!)))
}
