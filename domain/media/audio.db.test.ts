import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { beforeAll, describe, expect, test } from 'vitest'
import { tags } from '#contract/tags.ts'
import type { ArticleDocument, Block } from '#domain/articles/document.ts'
import { withFullText } from '#domain/articles/feed-queries.ts'
import { getPreview } from '#domain/articles/preview.ts'
import { getArticle } from '#domain/articles/queries.ts'
import { env } from '#lib/env.ts'
import {
  aDraft,
  aNewsroom,
  aPublishedArticle,
  aText,
  by,
  inMinutes,
  type Newsroom,
  ownerSql,
  publicSql,
} from '#testing/database.ts'
import { anMp3, aWav, secretPlace } from '#testing/sounds.ts'
import { audioLimits } from './audio.ts'
import { uploadAudio } from './audio-commands.ts'
import { audioViews, findAudio, listPublicAudio } from './audio-queries.ts'
import { mediaViews } from './queries.ts'
import { withdrawPicture } from './withdraw-commands.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

const upload = (bytes: Buffer | Readable = anMp3(), name = 'maire.mp3', viewer = newsroom.editor) =>
  uploadAudio(by(viewer), { bytes: bytes instanceof Readable ? bytes : Readable.from([bytes]), name })
const block = (mediaId: string): Block => ({
  type: 'audio',
  attrs: { mediaId, title: 'La maire', credit: 'Zoé', transcript: '« Nous rouvrirons. »\n— Quand ?' },
})
const bodyOf = (...ids: string[]): ArticleDocument => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Texte.' }] }, ...ids.map(block)],
})
const fileOf = ({ token, format }: { token: string; format: string }) =>
  join(env().dataDir, 'media', token, `audio.${format}`)

describe('a sound', () => {
  test('is kept with its length and without what its recorder told', async () => {
    const audio = await upload()
    expect(audio).toMatchObject({ format: 'mp3', duration: 2_606, name: 'maire.mp3' })
    expect(readFileSync(fileOf(audio)).length).toBe(audio.bytes)
    expect(readFileSync(fileOf(audio)).includes(secretPlace)).toBe(false)
    expect(readdirSync(join(env().dataDir, 'uploads'))).toEqual([])
    // Neither is taken for the other.
    expect([await mediaViews([audio.id]), Object.keys(await audioViews([audio.id]))]).toEqual([
      {},
      [audio.id],
    ])
  })

  test.each([
    ['a page named .mp3', Buffer.from('<html><script>alert(1)</script>'), 'media.audio_unsupported'],
    ['nothing', Buffer.alloc(0), 'media.audio_unsupported'],
    ['half a file', anMp3().subarray(0, 60), 'media.audio_unreadable'],
    ['too much', Readable.from(hugeSound()), 'media.audio_too_large'],
  ])('%s is refused and leaves nothing', async (_, bytes, code) => {
    const rows = async () => (await ownerSql()`select count(*)::int as n from media`)[0]!.n
    const before = await rows()
    await expect(upload(bytes)).rejects.toMatchObject({ code })
    expect([await rows(), readdirSync(join(env().dataDir, 'uploads'))]).toEqual([before, []])
  })

  test('comes from who writes, and from nobody else', async () => {
    await expect(upload(aWav(), 'a.wav', newsroom.moderator)).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
    expect(await findAudio(by(newsroom.moderator), { q: '', ids: [] })).toEqual([])
  })

  test('is found by the name of its file, the newest first', async () => {
    const first = await upload(aWav(), '50 % de bruit.wav')
    const second = await upload(aWav(), '500 de bruit.wav')
    const found = async (q: string) =>
      (await findAudio(by(newsroom.author), { q, ids: [] })).map(({ id }) => id)
    expect(await found('DE BRUIT')).toEqual([second.id, first.id])
    expect(await found('50 %')).toEqual([first.id])
    expect(await found('introuvable')).toEqual([])
    expect(await findAudio(by(newsroom.author), { q: '', ids: [first.id] })).toMatchObject([{ id: first.id }])
  })
})

describe('readers', () => {
  test('hear what is published, in its order, and nothing of a draft or of tomorrow', async () => {
    const [first, second, third] = [await upload(aWav()), await upload(), await upload()]
    const { id } = await aPublishedArticle(newsroom, {
      content: aText(newsroom, { body: bodyOf(second.id, first.id) }),
    })
    const content = aText(newsroom, { body: bodyOf(third.id) })
    const draft = await aDraft(newsroom, { by: newsroom.editor, content })
    const later = await aPublishedArticle(newsroom, { content, at: inMinutes(60) })
    const article = (await getArticle(id))!
    expect(article.audio[first.id]).toMatchObject({
      format: 'wav',
      url: expect.stringMatching(/^http.*\.wav$/),
    })
    const heard = await listPublicAudio([id, draft.id, later.id])
    expect([...heard].map(([owner, audio]) => [owner, audio.map((one) => one.id)])).toEqual([
      [id, [second.id, first.id]],
    ])
    const rows = await publicSql()`select id from public_audio where id = ${third.id}`
    expect(rows).toHaveLength(0)
    expect(Object.keys((await getPreview(newsroom.editor, draft.id, new Date()))!.audio)).toEqual([third.id])
    const [told] = await withFullText([article], { siteUrl: 'https://a.test', language: 'fr' })
    expect(told!.html).toContain('Écouter (0:03)')
    expect(told!.html).toContain('Nous rouvrirons.')
  })

  test('lose one that is withdrawn at once, its file and its pages', async () => {
    const audio = await upload()
    const { id } = await aPublishedArticle(newsroom, { content: aText(newsroom, { body: bodyOf(audio.id) }) })
    await expect(
      withdrawPicture(by(newsroom.author), { mediaId: audio.id, reason: 'Non' }),
    ).rejects.toMatchObject({ code: 'auth.forbidden' })
    await withdrawPicture(by(newsroom.editor), { mediaId: audio.id, reason: 'Une voix reconnaissable' })
    expect(existsSync(fileOf(audio))).toBe(false)
    expect((await getArticle(id))!.audio).toEqual({})
    expect(await findAudio(by(newsroom.editor), { q: '', ids: [audio.id] })).toEqual([])
    const [gone] = await ownerSql()`select tags from cache_invalidations where hard order by id desc limit 1`
    expect(gone!.tags).toContain(tags.article(id))
    await expect(
      aPublishedArticle(newsroom, { content: aText(newsroom, { body: bodyOf(audio.id) }) }),
    ).rejects.toMatchObject({ code: 'media.missing' })
  })
})

function* hugeSound(): Generator<Buffer> {
  const piece = Buffer.alloc(1_000_000)
  for (let sent = 0; sent <= audioLimits.bytes; sent += piece.length) yield piece
}
