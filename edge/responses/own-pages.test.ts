// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { structuralProblems } from '#testing/structure.ts'
import { renderUndeliveredComment } from './comment-retry-page.ts'
import { renderErrorPage } from './error-page.ts'
import { renderUndeliveredReport } from './report-retry-page.ts'
import { type Identity, identity } from './site-identity.ts'

/** Written by the edge alone, whatever the site's language: nobody sees them on a good day. */

const readers = [identity('Plein Jour', 'fr'), identity('Broad Daylight', 'en')]
const typed = Buffer.from(
  new URLSearchParams({ name: 'Zoé', email: 'zoe@example.org', body: 'Une phrase.' }).toString(),
)

type Said = { title: string; text: string }
const saidBy = ({ words }: Identity): Said[] => [
  ...Object.values(words.auth),
  ...Object.values(words.request),
  ...Object.values(words.site),
]

test('every sentence of the edge is a page that everybody can read, in both languages', async () => {
  for (const reader of readers)
    for (const said of saidBy(reader)) {
      const html = renderErrorPage(reader, said)
      expect(html).toContain(`<html lang="${reader.language}"`)
      expect(await structuralProblems(html), said.title).toEqual([])
    }
})

test('so is a form that comes back with its words', async () => {
  for (const reader of readers)
    for (const render of [renderUndeliveredComment, renderUndeliveredReport]) {
      const html = render(typed, { ...reader, status: 503 })
      expect(html).toContain('Une phrase.')
      expect(await structuralProblems(html)).toEqual([])
    }
})

test('what is wrong is found', async () => {
  const html = renderErrorPage(readers[0]!, { title: 'Un titre', text: 'Un texte' })
  expect(await structuralProblems(html.replace('<html lang="fr"', '<html'))).toEqual([
    expect.stringMatching(/^html-has-lang/),
  ])
})
