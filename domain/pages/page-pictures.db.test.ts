import { Readable } from 'node:stream'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { pageTags, tags } from '#contract/tags.ts'
import { type Block, documentFormat, mentionedIds, type Paragraph } from '#domain/articles/document.ts'
import { unpublishArticle } from '#domain/articles/publish-commands.ts'
import { uploadPicture } from '#domain/media/commands.ts'
import { withdrawPicture } from '#domain/media/withdraw-commands.ts'
import { getSettings } from '#domain/settings/queries.ts'
import {
  aNewsroom,
  aPublishedArticle,
  aText,
  by,
  inMinutes,
  type Newsroom,
  ownerSql,
} from '#testing/database.ts'
import { publishPage, savePage } from './commands.ts'
import { getDeskPage, readPageDraft } from './desk-queries.ts'
import type { PageContent } from './page.ts'
import { getOwedPage } from './queries.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})
const format = documentFormat
const line: Paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'Nous.' }] }
const pageWith = (...blocks: Block[]): PageContent => ({
  title: 'Qui sommes-nous',
  standfirst: '',
  body: {
    type: 'doc',
    content: [line, ...blocks],
  },
})
/** Saved by a desk of today, over whatever is there. */
async function kept(slug: string, content: PageContent) {
  const { version } = (await getDeskPage(newsroom.admin, slug))!
  return savePage(by(newsroom.admin), { slug, baseVersion: version, content, overwrite: false, format })
}
const shapes: Record<string, (mediaId: string, alt: string) => Block> = {
  'a picture': (mediaId, alt) => ({ type: 'picture', attrs: { mediaId, alt, caption: '', credit: '' } }),
  'a picture of a gallery': (mediaId, alt) => ({
    type: 'gallery',
    attrs: { pictures: [{ mediaId, alt, caption: '', credit: '' }] },
  }),
}

test.each(Object.entries(shapes))(
  '%s on a page has words for who cannot see it, and leaves the page when it is withdrawn',
  async (_, shape) => {
    await ownerSql()`truncate pages cascade`
    const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#7a4' } })
      .jpeg()
      .toBuffer()
    const picture = { bytes: Readable.from([bytes]), name: 'a.jpg' }
    const { id } = await uploadPicture(by(newsroom.editor), picture)
    const admin = by(newsroom.admin)
    const slug = 'a-propos'
    const mute = await savePage(admin, {
      slug,
      baseVersion: 0,
      content: pageWith(shape(id, '')),
      overwrite: false,
      format,
    })
    await expect(publishPage(admin, { slug, baseVersion: mute.version })).rejects.toMatchObject({
      code: 'article.alt_missing',
    })
    const content = pageWith(shape(id, 'La rédaction au travail'))
    const { version } = await savePage(admin, {
      slug,
      baseVersion: mute.version,
      content,
      overwrite: false,
      format,
    })
    await publishPage(admin, { slug, baseVersion: version })
    expect(Object.keys((await getOwedPage('about', await getSettings())).pictures)).toEqual([id])
    await withdrawPicture(by(newsroom.editor), { mediaId: id, reason: 'Droits.' })
    expect((await getOwedPage('about', await getSettings())).pictures).toEqual({})
    const [gone] = await ownerSql()`select tags, hard from cache_invalidations order by id desc limit 1`
    expect(gone).toEqual({ tags: ['page:a-propos'], hard: true })
    // With the file gone, the page is not published anew as if it were there.
    const again = { ...content, title: 'Qui nous sommes' }
    const saved = await savePage(admin, {
      slug,
      baseVersion: version,
      content: again,
      overwrite: false,
      format,
    })
    await expect(publishPage(admin, { slug, baseVersion: saved.version })).rejects.toMatchObject({
      code: 'media.missing',
    })
  },
)

test('a page points at articles by the titles of today, and is found by their tags', async () => {
  const title = 'Le titre d’aujourd’hui'
  const seen = await aPublishedArticle(newsroom, { content: aText(newsroom, { title }) })
  const later = await aPublishedArticle(newsroom, { at: inMinutes(60) })
  const articles = [seen, later].map(({ id }) => ({ id, title: 'Un titre d’hier' }))
  const content = pageWith({ type: 'readAlso', attrs: { articles } })
  const admin = by(newsroom.admin)
  const slug = 'contact'
  const saved = await savePage(admin, { slug, baseVersion: 0, content, overwrite: false, format })
  await publishPage(admin, { slug, baseVersion: saved.version })
  const read = async () => getOwedPage('contact', await getSettings())
  const page = await read()
  expect(Object.values(page.mentions)).toMatchObject([{ id: seen.id, title }])
  expect((await getDeskPage(newsroom.admin, slug))!.mentions).toEqual(page.mentions)
  // What is not there yet is waited for.
  expect(pageTags(slug, mentionedIds(page.content.body))).toEqual([
    tags.site,
    tags.page(slug),
    tags.mention(seen.id),
    tags.mention(later.id),
  ])
  await unpublishArticle(by(newsroom.editor), { articleId: seen.id, reason: 'Erreur' })
  expect((await read()).mentions).toEqual({})
})

test.each([undefined, 1])(
  'a desk of format %s cannot take blocks it does not know from a page, knowingly neither',
  async (format) => {
    const admin = by(newsroom.admin)
    const slug = 'charte-des-commentaires'
    const content = pageWith({ type: 'box', attrs: { title: 'Repères' }, content: [line] })
    const { version } = await kept(slug, content)
    const late = { slug, baseVersion: version, content: pageWith(), format }
    for (const overwrite of [false, true])
      await expect(savePage(admin, { ...late, overwrite })).rejects.toMatchObject({
        code: 'page.format_newer',
      })
    await expect(readPageDraft(admin, { slug, format })).rejects.toMatchObject({ code: 'page.format_newer' })
    expect((await readPageDraft(admin, { slug, format: documentFormat })).content).toEqual(content)
    const own = await kept(slug, pageWith())
    expect((await readPageDraft(admin, { slug, format })).version).toBe(own.version)
  },
)
