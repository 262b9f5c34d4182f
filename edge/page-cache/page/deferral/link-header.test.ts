import { expect, test } from 'vitest'
import { withoutScripts } from './link-header.ts'

const style = '</_next/static/chunks/a.css>; rel=preload; as="style"'
const font = '</fonts/a,b.woff2>; rel=preload; as="font"; crossorigin=""; type="font/woff2"'

test('styles and fonts may be fetched early', () => {
  expect(withoutScripts(`${style}, ${font}`)).toBe(`${style}, ${font}`)
  expect(withoutScripts([style, font])).toBe(`${style}, ${font}`)
})

test.each([
  '</_next/static/chunks/a.js>; rel=preload; as="script"; fetchpriority="low"',
  '</_next/static/chunks/a.js>; rel=preload; as=script',
  '</_next/static/chunks/a.js>; rel="modulepreload"',
  '</_next/static/chunks/a.js>;rel=modulepreload;crossorigin=""',
])('%s may not', (script) => {
  expect(withoutScripts(script)).toBeUndefined()
  expect(withoutScripts(`${style}, ${script}, ${font}`)).toBe(`${style}, ${font}`)
})

test('no header stays no header', () => {
  expect(withoutScripts(undefined)).toBeUndefined()
})
