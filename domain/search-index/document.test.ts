import { expect, test } from 'vitest'
import { everyBlock, everyBlockIds, everyBlockWords } from '#testing/every-block.ts'
import { searchTextOf } from './document.ts'

const found = searchTextOf({ title: 'Un titre', standfirst: '', lead: null, body: everyBlock() })

test('every word that a block prints is in the index and in the text of extracts', () => {
  const stems = everyBlockWords.map((word) => word.toLowerCase())
  expect(stems.filter((word) => !found.text.toLowerCase().includes(word))).toEqual([])
  expect(stems.filter((word) => !found.body.accented.includes(word))).toEqual([])
  expect(found.body.accented).toContain('1200')
})

test('ids, kinds, and the titles of other articles are not', () => {
  const index = JSON.stringify(found).toLowerCase()
  const silent = [...everyBlockIds.pictures, everyBlockIds.readAlso, 'ornithorynque', 'bars', 'tablerow']
  expect(silent.filter((word) => index.includes(word.replaceAll('-', ' ')) || index.includes(word))).toEqual(
    [],
  )
})

test('a note does not part the words it stands between, and is a line of its own', () => {
  expect(found.text.split('\n').slice(0, 2)).toEqual(['Un pangolin dort.', 'Rapport du Cacatoès.'])
})
