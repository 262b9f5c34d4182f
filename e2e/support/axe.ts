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

/** Rules that judge how a page is painted: what another colour scheme may break. */
const ofColour = ['color-contrast', 'link-in-text-block']
/** Rules that judge how much room things have: what another width, or other letters, may break. */
const ofSize = ['target-size', 'scrollable-region-focusable']

/**
 * All rules where a width is looked at for the first time, because styles hide things at some. After that the document is
 * the same, whatever its colours and the size of its letters: only what those can break is asked again.
 */
function rulesFor(
  { width, textPercent }: Look,
  seen: Set<string>,
  isAsked: (rule: string) => boolean,
): axe.RunOptions {
  const isNewWidth = !seen.has(`${width}`)
  const isNewSize = !seen.has(`${width} ${textPercent ?? 100}`)
  seen.add(`${width}`).add(`${width} ${textPercent ?? 100}`)
  if (isNewWidth) return { runOnly: tags }
  const again = isNewSize ? [...ofColour, ...ofSize] : ofColour
  return { runOnly: { type: 'rule', values: again.filter(isAsked) }, preload: false }
}

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
  const seen = new Set<string>()
  const isAsked = (rule: string) => rules[rule]?.enabled !== false
  for (const look of looks) {
    const { colorScheme, width, textPercent } = look
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 800 })
    const asked = rulesFor(look, seen, isAsked)
    const options: axe.RunOptions = { ...asked, rules, resultTypes: ['violations'] }
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
