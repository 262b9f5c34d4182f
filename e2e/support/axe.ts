import type { Locator, Page } from '@playwright/test'
import axe from 'axe-core'
import { expect } from './fixtures.ts'

/** A way to look at a page. Text of 200 percent is what a reader's browser makes of the size they set in it. */
export type Look = { colorScheme: 'light' | 'dark'; width: number; textPercent?: 200 }

const inBoth = (width: number, textPercent?: 200): Look[] => [
  { colorScheme: 'light', width, ...(textPercent && { textPercent }) },
  { colorScheme: 'dark', width, ...(textPercent && { textPercent }) },
]
/** On a phone and on a desk, in daylight and at night. */
export const phoneAndDesk: readonly Look[] = [...inBoth(320), ...inBoth(1280)]
/** On a phone, with letters as they are and twice as large: what other words than those of the first language may break. */
export const otherWords: readonly Look[] = [
  { colorScheme: 'light', width: 320 },
  { colorScheme: 'dark', width: 320, textPercent: 200 },
]
/** And with letters twice as large, where there is least room for them. */
export const everyLook: readonly Look[] = [...phoneAndDesk, ...inBoth(320, 200)]

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * axe finds nothing in the page that is open, in any of these looks, and it needs no scrolling sideways. One page is
 * looked at in all of them: to load it again, and axe with it, takes ten times as long. `within` narrows what axe
 * looks at.
 */
export async function expectAccessible(
  page: Page,
  looks: readonly Look[],
  { within, rules = {} }: { within?: Locator; rules?: axe.RuleObject } = {},
): Promise<void> {
  const { pathname, search } = new URL(page.url())
  await page.evaluate(`${axe.source};0`)
  const scope = await (within ?? page.locator('html')).elementHandle()
  const found: unknown[] = []
  for (const { colorScheme, width, textPercent } of looks) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 800 })
    const options: axe.RunOptions = { runOnly: tags, rules, resultTypes: ['violations'] }
    const { violations, excess } = await page.evaluate(
      async ([element, axeOptions, percent]) => {
        document.documentElement.style.fontSize = percent ? `${percent}%` : ''
        // What stands half under a bar that stays is not smaller for it.
        window.scrollTo(0, 0)
        // A colour on its way to another is neither.
        for (const animation of document.getAnimations()) animation.finish()
        const results = await (globalThis as unknown as { axe: typeof axe }).axe.run(element!, axeOptions)
        return {
          violations: results.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
          excess: Math.max(0, document.documentElement.scrollWidth - window.innerWidth),
        }
      },
      [scope, options, textPercent] as const,
    )
    if (violations.length > 0) found.push([colorScheme, width, textPercent ?? 100, violations])
    if (excess > 0) found.push([colorScheme, width, textPercent ?? 100, `${excess} px too wide`])
  }
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
  expect(found, `${pathname}${search}`).toEqual([])
}
