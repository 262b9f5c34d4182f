import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { nextPage } from '#edge/testing/next-page.ts'
import { deferPage } from './defer.ts'

const source = readFileSync(new URL('../../../../public/reader.js', import.meta.url), 'utf8')
const blockOf = (html: string) => /id="deferred">([^<]*)</.exec(html)?.[1] ?? ''

/** As much of a document as reader.js asks for. */
function open(block: string | undefined, readyState: 'loading' | 'complete' = 'complete') {
  const listeners = new Map<string, Set<(event: unknown) => void>>()
  const loaded: string[] = []
  let content = block
  const window: Record<string, unknown> = {
    addEventListener: () => {},
    localStorage: { getItem: () => null },
    document: {
      readyState,
      documentElement: { dataset: {} },
      head: { append: ({ src }: { src: string }) => loaded.push(src) },
      querySelector: () => null,
      querySelectorAll: () => [],
      createElement: () => ({}),
      getElementById: () =>
        content === undefined ? null : { textContent: content, remove: () => (content = undefined) },
      addEventListener: (type: string, listener: () => void) =>
        listeners.set(type, (listeners.get(type) ?? new Set()).add(listener)),
      removeEventListener: (type: string, listener: () => void) => listeners.get(type)?.delete(listener),
    },
  }
  window.self = window
  runInNewContext(source, window)
  const fire = (type: string, inIsland = true) => {
    const target = { closest: () => (inIsland ? {} : null), matches: () => false }
    for (const listener of listeners.get(type) ?? []) listener({ target })
  }
  return { window, loaded, fire }
}

const block = blockOf(deferPage(nextPage()).html.toString())

test.each(['pointerover', 'focusin', 'touchstart'])('%s on the comments brings their code, once', (touch) => {
  const { window, loaded, fire } = open(block)
  fire(touch, false)
  expect(loaded).toEqual([])
  fire(touch)
  fire('focusin')
  const { flight, turbopack, chunks } = JSON.parse(block)
  expect(loaded).toEqual(chunks)
  expect({ flight: window.__next_f, turbopack: window.TURBOPACK }).toEqual({ flight, turbopack })
})

test('a touch while the page arrives is kept until it is there', () => {
  const { loaded, fire } = open(block, 'loading')
  fire('touchstart')
  expect(loaded).toEqual([])
  fire('DOMContentLoaded')
  expect(loaded).toHaveLength(4)
})

test('a page that was left to its scripts is not started twice', () => {
  const { window, loaded, fire } = open(undefined)
  fire('focusin')
  expect([loaded, window.__next_f]).toEqual([[], undefined])
})

test('no script comes from anywhere but the build', () => {
  const chunks = ['https://evil.test/a.js', '//evil.test/_next/static/a.js', '/media/a.js']
  const { loaded, fire } = open(JSON.stringify({ flight: [], turbopack: [], chunks }))
  fire('focusin')
  expect(loaded).toEqual([])
})
