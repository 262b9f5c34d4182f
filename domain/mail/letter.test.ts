import { expect, test } from 'vitest'
import { translator } from '#contract/i18n/translator.ts'
import { locales } from '#lib/locale.ts'
import { composeLetter, withLinks } from './letter.ts'
import { templates } from './templates.ts'

const link = 'https://lanterne.test/connexion/inscription?jeton=a_b-c&x=1'

test('both forms of a letter say the same, and words are no markup', () => {
  expect(composeLetter('Objet', ['Bonjour <b>Odile</b>,', { href: link, label: 'Ouvrir :' }])).toEqual({
    subject: 'Objet',
    text: `Bonjour <b>Odile</b>,\n\nOuvrir :\n${link}\n`,
    html: `<p>Bonjour &#60;b&#62;Odile&#60;/b&#62;,</p>\n<p>Ouvrir :<br><a href="${link.replace('&', '&#38;')}">${link.replace('&', '&#38;')}</a></p>`,
  })
})

test.each([...locales])('every letter can be written (%s), and names whom and what it is about', (locale) => {
  const t = translator(locale)
  const values = { name: 'Odile', site: 'La Lanterne', link, siteUrl: 'https://lanterne.test' }
  for (const write of [templates.invitation, templates['setup-link'], templates.trial]) {
    const letter = write(t, values)
    expect(letter.subject).toContain('La Lanterne')
    expect(letter.text).toContain('Odile')
    expect(letter.html).toContain('href="https://lanterne.test')
  }
  expect(templates.invitation(t, values).text).toContain(`\n${link}\n`)
})

test('addresses in a text become links, whole and without the full stop behind them', () => {
  expect(withLinks(`Ouvrez ${link}.\nMerci (https://a.test/b).`)).toEqual([
    { text: 'Ouvrez ' },
    { text: link, href: link },
    { text: '.\nMerci (' },
    { text: 'https://a.test/b', href: 'https://a.test/b' },
    { text: ').' },
  ])
  expect(withLinks('javascript:alert(1) ftp://a.test')).toEqual([
    { text: 'javascript:alert(1) ftp://a.test' },
  ])
  expect(withLinks('')).toEqual([])
  expect(withLinks(link)).toEqual([{ text: link, href: link }])
})
