import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { preloadedFonts } from './font-files.ts'
import { colours, firmColours, renderPlainPage } from './theme.ts'

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

test.each([
  ['app/globals.css', colours],
  ['app/comfort.css', firmColours],
])('pages that stand alone have the colours of %s', (sheet, known) => {
  const declared = [...read(sheet).matchAll(/--color-([a-z0-9-]+): light-dark\((#\w+), (#\w+)\)/g)]
  const inSheet = Object.fromEntries(declared.map(([, name, light, dark]) => [name, [light, dark]]))
  expect(inSheet).toMatchObject(known)
})

test('and its two font files, which exist', () => {
  const css = read('app/fonts.css')
  const page = renderPlainPage({ locale: 'fr', siteName: 'X', title: 'X', main: '' })
  for (const href of preloadedFonts) {
    expect(css).toContain(href)
    expect(page).toContain(href)
    expect(readFileSync(new URL(`../public${href}`, import.meta.url)).length).toBeGreaterThan(1_000)
  }
})

test('no colour of the site is written anywhere else', () => {
  for (const path of [
    'app/(site)/layout.tsx',
    'contract/comment-form/page.ts',
    'edge/responses/error-page.ts',
    'edge/responses/comment-retry-page.ts',
    'edge/responses/reply.ts',
  ])
    expect([path, /#[0-9a-f]{6}\b/i.test(read(path))]).toEqual([path, false])
})

test('the bar of the browser has the colour of the paper, by day and by lamplight', () => {
  const page = renderPlainPage({ locale: 'fr', siteName: 'X', title: 'X', main: '' })
  for (const [index, scheme] of (['light', 'dark'] as const).entries())
    expect(page).toContain(`media="(prefers-color-scheme: ${scheme})" content="${colours.paper[index]}"`)
})

test('a name is text, whatever it is', () => {
  const page = renderPlainPage({ locale: 'fr', siteName: '<b>"&', title: '</title>', main: '' })
  expect(page).toContain('&#60;b&#62;&#34;&#38;')
  expect(page).not.toContain('</title></title>')
})
