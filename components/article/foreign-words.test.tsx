import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { printContextOf } from '#components/print/print-context.ts'
import type { Block, Inline, Mark } from '#domain/articles/document.ts'
import type { Language } from '#lib/locale.ts'
import { Body } from './body.tsx'

const print = printContextOf({ language: 'fr', timeZone: 'Europe/Paris' })
const mediaId = '01900000-0000-7000-8000-000000000000'
const picture = {
  id: mediaId,
  token: 'jeton',
  width: 1600,
  height: 900,
  widths: [960],
  avif: true,
  alt: '',
  caption: '',
  credit: '',
}
const printed = (content: Block[], language: Language = 'fr') =>
  renderToStaticMarkup(
    <Body
      body={{ type: 'doc', content }}
      pictures={{ [mediaId]: picture }}
      print={print}
      language={language}
    />,
  )
const said = (text: string, ...marks: Mark[]): Inline => ({ type: 'text', text, marks })
const english: Mark = { type: 'language', attrs: { lang: 'en' } }
const line = (...content: Inline[]): Block => ({ type: 'paragraph', content })
const note: Inline = { type: 'footnote', attrs: { text: 'The source.' } }
const figure: Block = {
  type: 'picture',
  attrs: { mediaId, alt: 'A river', caption: 'The Thames', credit: 'A. Martin' },
}

test('the words of a link in a passage are in its language, whichever mark came first', () => {
  const link: Mark = { type: 'link', attrs: { href: 'https://a.test/' } }
  for (const marks of [
    [link, english],
    [english, link],
  ]) {
    const html = printed([line(said('Voir '), said('the report', ...marks), said('.'))])
    const span = '<span lang="en" dir="ltr">'
    const a = '<a href="https://a.test/" rel="external noopener">'
    expect(html).toMatch(new RegExp(`${span}${a}the report</a></span>|${a}${span}the report</span></a>`))
  }
})

test('a note in a passage is in its language below the text, and the way back is the page’s', () => {
  const html = printed([line(said('The river is high.', english), note)])
  expect(html).toMatch(/<li id="note-1" lang="en" dir="ltr">The source\./)
  expect(html).toMatch(/role="doc-backlink" lang="fr"/)
  expect(printed([line(said('La rivière monte.'), note)])).toMatch(/<li id="note-1">The source\./)
})

test('a figure in a passage says so once, and the word for its credit is the page’s', () => {
  const inside = printed([line(said('One.', english)), figure, line(said('Two.', english))])
  expect(inside).toContain('<figure lang="en">')
  expect(inside).toContain('The Thames. <span lang="fr">Crédit\u00a0: A. Martin</span>')
  const outside = printed([line(said('Un.')), figure, line(said('Deux.'))])
  expect(outside).toContain('<figure><picture>')
  expect(outside).toContain('The Thames. Crédit\u00a0: A. Martin')
})

test('in an article in another language than the page’s, that word is the page’s too', () => {
  expect(printed([line(said('Un.')), figure], 'en')).toContain('<span lang="fr">Crédit')
})
