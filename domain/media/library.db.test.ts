import { Readable } from 'node:stream'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '#domain/access.ts'
import { aNewsroom, aPublishedArticle, aText, by, type Newsroom, ownerSql } from '#testing/database.ts'
import { uploadPicture } from './commands.ts'
import { libraryPage } from './library.ts'
import { findPictures } from './library-queries.ts'
import { withdrawPicture } from './withdraw-commands.ts'

let newsroom: Newsroom
let bytes: Buffer
beforeAll(async () => {
  newsroom = await aNewsroom()
  bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#7a4' } })
    .jpeg()
    .toBuffer()
})

const upload = (name: string, words: { alt?: string; credit?: string } = {}, viewer = newsroom.editor) =>
  uploadPicture(by(viewer), { bytes: Readable.from([bytes]), name, ...words })
const find = (q: string, viewer: Viewer = newsroom.editor, after: string | null = null) =>
  findPictures({ viewer }, { q, after })
const idsOf = async (...asked: Parameters<typeof find>) => (await find(...asked)).pictures.map(({ id }) => id)

describe('the library of pictures', () => {
  test('is found by file, texts and the title of the article that shows it, whatever accent was typed', async () => {
    const picture = await upload('IMG_4711.jpg')
    const lead = { mediaId: picture.id, alt: 'Une écluse gelée', caption: '', credit: 'Ana Kerbrat' }
    await aPublishedArticle(newsroom, {
      content: aText(newsroom, { title: 'La Brune prise en glace', lead }),
    })
    for (const q of ['img 4711', 'ecluse', 'ÉCLUSE gelée', 'kerbrat', 'prise en glace'])
      expect([q, await idsOf(q)]).toEqual([q, [picture.id]])
    for (const q of ['écluse brûlante', '%', "'; drop table media; --", '🎶'])
      expect([q, await idsOf(q)]).toEqual([q, []])
    // With the words it was printed with, so that nobody has to type them again.
    expect((await find('ecluse')).pictures[0]).toMatchObject({
      alt: 'Une écluse gelée',
      credit: 'Ana Kerbrat',
      name: 'IMG_4711.jpg',
      shownIn: 'La Brune prise en glace',
    })
  })

  test('keeps what was said at upload, and holds no picture that was withdrawn', async () => {
    const picture = await upload('serre.jpg', { alt: 'Une serre de tomates' })
    expect((await find('tomates')).pictures).toMatchObject([{ alt: 'Une serre de tomates', shownIn: '' }])
    await withdrawPicture(by(newsroom.editor), { mediaId: picture.id, reason: 'Droits.' })
    expect(await idsOf('tomates')).toEqual([])
  })

  test('shows an author their own and what readers see, and nothing that a colleague prepares', async () => {
    const [own, foreign] = [
      await upload('source-mienne.jpg', {}, newsroom.author),
      await upload('source-autre.jpg'),
    ]
    expect(await idsOf('source', newsroom.author)).toEqual([own.id])
    expect(await idsOf('source')).toEqual([foreign.id, own.id])
    const lead = { mediaId: foreign.id, alt: 'Un bureau', caption: '', credit: '' }
    await aPublishedArticle(newsroom, { content: aText(newsroom, { lead }) })
    expect(await idsOf('source', newsroom.author)).toEqual([foreign.id, own.id])
    expect(await find('source', newsroom.moderator)).toEqual({ pictures: [], more: false })
  })

  test('goes on behind the last one, each once', async () => {
    const { id: pattern } = await upload('rouleau.jpg')
    // Of one moment, as pictures of one upload may be.
    const copies = await ownerSql()<{ id: string }[]>`
      insert into media (id, token, width, height, widths, bytes, original_name, uploaded_by, created_at)
      select gen_random_uuid(), n || token, width, height, widths, bytes, original_name, uploaded_by, created_at
      from media, generate_series(1, ${libraryPage + 1}) as n where id = ${pattern} returning id`
    const ids = [pattern, ...copies.map(({ id }) => id)]
    const first = await find('rouleau')
    expect([first.pictures.length, first.more]).toEqual([libraryPage, true])
    const rest = await find('rouleau', newsroom.editor, first.pictures.at(-1)!.id)
    expect([rest.pictures.length, rest.more]).toEqual([2, false])
    const all = [...first.pictures, ...rest.pictures].map(({ id }) => id)
    expect(new Set(all)).toEqual(new Set(ids))
  })
})
