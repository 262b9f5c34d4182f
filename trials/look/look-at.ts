import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { findRunTogether } from '#testing/run-together.ts'
import { installPageTools } from './checks/page-tools.ts'
import { findRoomProblems } from './checks/room.ts'
import { findSizeProblems } from './checks/size.ts'
import { findStructureProblems } from './checks/structure.ts'
import { drawSheet } from './sheet.ts'
import type { Template } from './templates.ts'

const schemes = ['light', 'dark'] as const
/** Of a window; a phone's is as high. */
const windowHeight = 900
/** Chromium draws no picture that is higher than 16,384 px: what comes below is looked at by the checks alone. */
const highest = 12_000

/** Said by the tools of this trial, not by a page. */
const ownWords = [/^Service Worker registration blocked by Playwright/, /ViewTransition opt-in disabled$/]

type Wishes = { widths: readonly number[]; pictures?: string }

/** What is wrong with a page, each thing once with the widths at which it is; its pictures are in the folder. */
export async function lookAt(
  browser: Browser,
  origin: string,
  template: Template,
  { widths, pictures }: Wishes,
): Promise<string[]> {
  const context = await browser.newContext({ baseURL: origin, locale: 'fr-FR', serviceWorkers: 'block' })
  const found = new Map<string, Set<number>>()
  const note = (problem: string, width: number) =>
    found.set(problem, (found.get(problem) ?? new Set()).add(width))
  try {
    const page = await context.newPage()
    await page.addInitScript(installPageTools)
    listen(page, template, (problem) => note(problem, 0))
    await open(page, template)
    const files: string[] = []
    for (const width of widths) {
      await page.setViewportSize({ width, height: windowHeight })
      await page.evaluate(settle)
      for (const check of [findRoomProblems, findSizeProblems, findStructureProblems])
        for (const problem of await page.evaluate(check)) note(problem, width)
      for (const words of await page.evaluate(findRunTogether)) note(`nothing between ${words}`, width)
      if (pictures === undefined) continue
      for (const scheme of schemes) {
        const file = join(pictures, `${template.name}-${width}-${scheme}.png`)
        await draw(page, scheme, file)
        files.push(file)
      }
    }
    if (pictures !== undefined) await drawSheet(files, join(pictures, `${template.name}.jpg`))
  } finally {
    await context.close()
  }
  return [...found].map(([problem, at]) => (at.has(0) ? problem : `${problem} (at ${[...at].join(', ')})`))
}

function listen(page: Page, { status = 200 }: Template, tell: (problem: string) => void): void {
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    const text = message.text()
    if (ownWords.some((pattern) => pattern.test(text))) return
    if (status >= 400 && text.includes(`status of ${status}`)) return
    tell(`console: ${text}`)
  })
  page.on('pageerror', ({ message }) => {
    if (!ownWords.some((pattern) => pattern.test(message))) tell(`exception: ${message}`)
  })
}

async function open(page: Page, { path, status = 200, html, prepare }: Template): Promise<void> {
  if (html !== undefined)
    await page.route(
      (url) => url.pathname === path,
      (route) => route.fulfill({ status, contentType: 'text/html; charset=utf-8', body: html }),
    )
  const answer = await page.goto(path)
  if (answer?.status() !== status)
    throw new Error(`${path}: ${answer?.status()} where ${status} was expected`)
  await prepare?.(page)
}

/** Every picture is there, and no colour is on its way to another. */
async function settle(): Promise<void> {
  const pictures = [...document.images].filter((picture) => globalThis.pageTools.isSeen(picture))
  for (const picture of pictures) picture.loading = 'eager'
  await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})))
  await document.fonts.ready
  for (const animation of document.getAnimations()) animation.finish()
  window.scrollTo(0, 0)
}

async function draw(page: Page, colorScheme: (typeof schemes)[number], path: string): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.evaluate(settle)
  const [width, height] = await page.evaluate(
    () => [innerWidth, document.documentElement.scrollHeight] as const,
  )
  const clip = { x: 0, y: 0, width, height: Math.min(height, highest) }
  await page.screenshot({ path, fullPage: true, clip })
}
