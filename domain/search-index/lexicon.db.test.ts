import { expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import { ownerSql } from '#testing/database.ts'
import { newLexicon, readWords, vectorOf } from './lexicon.ts'
import { spellingsOf } from './words.ts'

const texts = [
  'La députée de Lormeil a été réélue, à 38 000 euros près.',
  'Les 1er et 2e arrondissements, la 3e5 et la RN12bis : 4x4, 10h30, 1e10.',
  "L’œuvre d'Ægir, « ſtraße » et ŉ, ﬁn du week-end à 100 % — c’est-à-dire…",
  'zzqxzz et zzqxzz encore',
  `Ἀθῆναι, Киев, हिन्दी, 東京, e\u0301te\u0301, ${'très long '.repeat(400)}`,
  `${'anticonstitutionnellement'.repeat(100)} fin`,
  `${'mot '.repeat(17_000)}dernier`,
  '\u0301 seul, puis a\u0301',
  '',
]

for (const configuration of ['french', 'english'])
  test(`a text is read as the database reads it: ${configuration}`, async () => {
    const lexicon = newLexicon(configuration)
    const spelled = texts.map(spellingsOf)
    await transaction((tx) => readWords(tx, lexicon, spelled))
    for (const [index, text] of spelled.entries()) {
      const [row] = await ownerSql()<{ same: boolean }[]>`
        select ${vectorOf(lexicon, text)}::text::tsvector = search_vector(${configuration}::regconfig, ${text.accented}, ${text.plain}) as same`
      expect([texts[index]!.slice(0, 60), row!.same]).toEqual([texts[index]!.slice(0, 60), true])
    }
  })
