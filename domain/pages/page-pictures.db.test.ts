import { Readable } from 'node:stream'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { uploadPicture } from '#domain/media/commands.ts'
import { withdrawPicture } from '#domain/media/withdraw-commands.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { aNewsroom, by, ownerSql } from '#testing/database.ts'
import { publishPage, savePage } from './commands.ts'
import type { PageContent } from './page.ts'
import { getOwedPage } from './queries.ts'

const pageWith = (mediaId: string, alt: string): PageContent => ({
  title: 'Qui sommes-nous',
  standfirst: '',
  body: {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'Nous.' }] },
      { type: 'picture', attrs: { mediaId, alt, caption: '', credit: '' } },
    ],
  },
})

test('a picture of a page has words for who cannot see it, and leaves the page when it is withdrawn', async () => {
  const newsroom = await aNewsroom()
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#7a4' } })
    .jpeg()
    .toBuffer()
  const picture = { bytes: Readable.from([bytes]), name: 'a.jpg' }
  const { id } = await uploadPicture(by(newsroom.editor), picture)
  const admin = by(newsroom.admin)
  const slug = 'a-propos'
  const mute = await savePage(admin, { slug, baseVersion: 0, content: pageWith(id, ''), overwrite: false })
  await expect(publishPage(admin, { slug, baseVersion: mute.version })).rejects.toMatchObject({
    code: 'article.alt_missing',
  })
  const content = pageWith(id, 'La rédaction au travail')
  const { version } = await savePage(admin, {
    slug,
    baseVersion: mute.version,
    content,
    overwrite: false,
  })
  await publishPage(admin, { slug, baseVersion: version })
  expect(Object.keys((await getOwedPage('about', await getSettings())).pictures)).toEqual([id])
  await withdrawPicture(by(newsroom.editor), { mediaId: id, reason: 'Droits.' })
  expect((await getOwedPage('about', await getSettings())).pictures).toEqual({})
  const [gone] = await ownerSql()`select tags, hard from cache_invalidations order by id desc limit 1`
  expect(gone).toEqual({ tags: ['page:a-propos'], hard: true })
  // With the file gone, the page is not published anew as if it were there.
  const again = { ...content, title: 'Qui nous sommes' }
  const saved = await savePage(admin, { slug, baseVersion: version, content: again, overwrite: false })
  await expect(publishPage(admin, { slug, baseVersion: saved.version })).rejects.toMatchObject({
    code: 'media.missing',
  })
})
