import { expect, test } from 'vitest'
import { uploadTexts } from './input.ts'

test.each([
  ['a\u0000b.jpg', 'ab.jpg'],
  ['quai\ud83d.jpg', 'quai.jpg'],
  ['e\u0301te\u0301.jpg', 'été.jpg'],
  ['\u202egpj.exe', 'gpj.exe'],
  ['a\nb.jpg', 'a b.jpg'],
  ['\u0000', 'image'],
  ['', 'image'],
  [`${'x'.repeat(199)}\u{1f600}.jpg`, `${'x'.repeat(199)}\u{1f600}`],
])('the name %j is kept as %j', (name, kept) => {
  expect(uploadTexts({ name }).originalName).toBe(kept)
})

test('the words beside a picture are cleaned like its name', () => {
  expect(
    uploadTexts({ name: 'a', alt: 'Un\u0000 quai', caption: '\ud83d', credit: 'L.\u200b' }),
  ).toMatchObject({
    alt: 'Un quai',
    caption: '',
    credit: 'L.',
  })
})
