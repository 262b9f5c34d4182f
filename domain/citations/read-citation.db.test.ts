import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { mediaViews } from '#domain/media/queries.ts'
import { type Get, GetError } from '#platform/get.ts'
import { aNewsroom, by, type Newsroom, ownerSql } from '#testing/database.ts'
import { saveCitations } from './commands.ts'
import { readCitation } from './read-citation.ts'

let newsroom: Newsroom
let jpeg: Buffer
beforeAll(async () => {
  newsroom = await aNewsroom()
  jpeg = await sharp({ create: { width: 480, height: 360, channels: 3, background: '#47a' } })
    .jpeg()
    .toBuffer()
})

const url = 'https://youtu.be/dQw4w9WgXcQ'
const allow = (...hosts: string[]) => saveCitations(by(newsroom.admin), { hosts })
const answer = {
  title: 'La crue vue du pont',
  author_name: 'Ville de Valbrune',
  thumbnail_url: 'https://i.ytimg.com/vi/a/hqdefault.jpg',
  html: '<iframe></iframe>',
}

/** A host that says these things at its addresses, and writes down what it was asked. */
function aHost(says: Record<string, Buffer | string>) {
  const asked: string[] = []
  const get: Get = async (address) => {
    asked.push(address)
    const found = Object.entries(says).find(([start]) => address.startsWith(start))
    if (!found) throw new GetError('HTTP 404')
    return Buffer.from(found[1])
  }
  return { asked, get }
}
const youtube = (change: object = {}) =>
  aHost({
    'https://www.youtube.com/oembed': JSON.stringify({ ...answer, ...change }),
    'https://i.ytimg.com/': jpeg,
  })

describe('the host of a video', () => {
  test('is asked nothing before an administrator allows it', async () => {
    const { asked, get } = youtube()
    await expect(readCitation(by(newsroom.editor), { url }, get)).rejects.toMatchObject({
      code: 'citation.host_off',
      values: { host: 'YouTube' },
    })
    await allow('vimeo')
    await expect(readCitation(by(newsroom.editor), { url }, get)).rejects.toMatchObject({
      code: 'citation.host_off',
    })
    expect(asked).toEqual([])
    await expect(saveCitations(by(newsroom.editor), { hosts: ['youtube'] })).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
  })

  test('gives words and a picture, which are ours from then on', async () => {
    await allow('youtube')
    const { asked, get } = youtube()
    const found = await readCitation(by(newsroom.author), { url: `${url}?si=suivi` }, get)
    expect(found.attrs).toMatchObject({ url, title: answer.title, author: answer.author_name, text: '' })
    expect(await mediaViews([found.attrs.mediaId])).toHaveProperty(found.attrs.mediaId)
    expect(asked).toHaveLength(2)
    await expect(readCitation(by(newsroom.moderator), { url }, get)).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
  })

  test.each([
    ['lies elsewhere', { thumbnail_url: 'https://169.254.169.254/a.jpg' }],
    ['is not there', { thumbnail_url: '' }],
  ])('is cited without its picture where that %s', async (_, change) => {
    await allow('youtube')
    const { asked, get } = youtube(change)
    const found = await readCitation(by(newsroom.editor), { url }, get)
    expect([found.attrs.mediaId, found.picture, found.attrs.title, asked.length]).toEqual([
      '',
      null,
      answer.title,
      1,
    ])
  })

  test('is cited without its picture where that is none, and nothing is kept of it', async () => {
    await allow('youtube')
    const rows = async () => (await ownerSql()`select count(*)::int as n from media`)[0]!.n
    const before = await rows()
    for (const bytes of ['<svg onload="alert(1)"/>', Buffer.from('GIF89a')]) {
      const { get } = aHost({
        'https://www.youtube.com/': JSON.stringify(answer),
        'https://i.ytimg.com/': bytes,
      })
      expect((await readCitation(by(newsroom.editor), { url }, get)).picture).toBeNull()
    }
    expect(await rows()).toBe(before)
  })

  test.each([
    ['nothing', aHost({})],
    ['a page', aHost({ 'https://www.youtube.com/': '<html>' })],
    ['something else', aHost({ 'https://www.youtube.com/': '[]' })],
  ])('that says %s is no citation, by a code', async (_, { get }) => {
    await allow('youtube')
    await expect(readCitation(by(newsroom.editor), { url }, get)).rejects.toMatchObject({
      code: 'citation.unavailable',
    })
  })

  test('that says more than there is room for is cut, and what cannot be stored left out', async () => {
    await allow('youtube')
    const { get } = youtube({ title: `${'a\u0000\u202e'.repeat(2_000)}`, author_name: '👩‍🚀'.repeat(500) })
    const { attrs } = await readCitation(by(newsroom.editor), { url }, get)
    expect(attrs.title).toMatch(/^a+…$/)
    expect(attrs.author.isWellFormed()).toBe(true)
  })
})

test.each([
  ['http://10.0.0.1/oembed', 'citation.host_unknown'],
  ['https://www.instagram.com/p/abc', 'citation.host_unknown'],
  ['javascript:alert(1)', 'citation.url_invalid'],
  ['', 'citation.url_invalid'],
])('%s is never asked', async (pasted, code) => {
  const { asked, get } = aHost({})
  await expect(readCitation(by(newsroom.editor), { url: pasted }, get)).rejects.toMatchObject({ code })
  expect(asked).toEqual([])
})
