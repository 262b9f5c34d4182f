// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { blockLimits } from '#domain/articles/document.ts'
import { paste } from './paste-testing.ts'

/** Each block as its words, a note in brackets where it stands. */
const read = (html: string) =>
  paste(html).content.map((block) =>
    ('content' in block ? (block.content ?? []) : [])
      .map((node) =>
        'text' in node && typeof node.text === 'string'
          ? node.text
          : node.type === 'footnote'
            ? `[${node.attrs.text}]`
            : '',
      )
      .join(''),
  )

const word = (note: string) => `<html><body>
<p class=MsoNormal>Le four date de 1974<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span
class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span></span></a> et fume.</p>
<div style='mso-element:footnote-list'><hr align=left size=1 width="33%">
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1"><span
class=MsoFootnoteReference>[1]</span></a> ${note}</p></div></div></body></html>`

test('notes of Word come where they are called', () => {
  expect(read(word('Rapport de la <i>Cour</i>, p.\n12.'))).toEqual([
    'Le four date de 1974[Rapport de la Cour, p. 12.] et fume.',
  ])
})

test('so do those of LibreOffice, several of them, in bold words too', () => {
  const call = (n: number) =>
    `<sup><a class="sdfootnoteanc" name="sdfootnote${n}anc" href="#sdfootnote${n}sym">${n}</a></sup>`
  const note = (n: number, text: string) =>
    `<div id="sdfootnote${n}"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote${n}sym" href="#sdfootnote${n}anc">${n}</a>${text}</p></div>`
  expect(
    read(
      `<p>Un${call(1)}, <b>deux${call(2)}</b>.</p><p>Fin.</p>${note(1, 'Première.')}${note(2, 'Seconde.')}`,
    ),
  ).toEqual(['Un[Première.], deux[Seconde.].', 'Fin.'])
})

test('a note that is not in the paste, is empty or is a passage stays as it was written', () => {
  expect(read('<p>Mot<a href="#_ftn1">[1]</a> suite.</p>')).toEqual(['Mot[1] suite.'])
  expect(read(word(''))[0]).toContain('1974')
  const long = 'a'.repeat(blockLimits.footnote + 1)
  expect(read(word(long)).join(' ')).toContain(long)
})
