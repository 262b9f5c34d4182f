import { beforeAll, describe, expect, test } from 'vitest'
import { aNewsroom, aPublishedArticle, by, type Newsroom, next, ownerSql } from '#db/testing.ts'
import { createSection, deleteSection, editSection, moveSection } from './commands.ts'
import { createSectionInput } from './input.ts'
import { listSections } from './queries.ts'
import { reservedSlugs } from './section.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})
const admin = () => by(newsroom.admin)
const given = (more: object = {}) => ({
  name: `Rubrique d’essai ${next()}`,
  slug: '',
  description: '',
  ...more,
})
const order = async () => (await listSections()).map(({ id }) => id)

describe('a section', () => {
  test('is made at the end of the masthead, with an address from its name, and makes every page stale', async () => {
    const { sectionId } = await createSection(admin(), given())
    const sections = await listSections()
    expect(sections.at(-1)).toMatchObject({
      id: sectionId,
      slug: expect.stringMatching(/^rubrique-d-essai-\d+$/),
    })
    const [stale] = await ownerSql()`select tags, hard from cache_invalidations order by id desc limit 1`
    expect(stale).toMatchObject({ tags: ['site'], hard: false })
    const [entry] =
      await ownerSql()`select event, subject_id from audit_log order by at desc, id desc limit 1`
    expect(entry).toEqual({ event: 'section.created', subject_id: sectionId })
  })

  test.each([...reservedSlugs])('does not take the address /%s of the site itself', async (slug) => {
    expect(createSectionInput.safeParse(given({ slug })).success).toBe(false)
  })

  test('does not take such an address by its name either, nor that of another section', async () => {
    await expect(createSection(admin(), given({ name: 'Modération' }))).rejects.toMatchObject({
      fields: { slug: 'field.taken' },
    })
    await expect(createSection(admin(), given({ slug: newsroom.section.slug }))).rejects.toMatchObject({
      fields: { slug: 'field.taken' },
    })
  })

  test('moves by one place, and not past the ends', async () => {
    await createSection(admin(), given())
    const { sectionId } = await createSection(admin(), given())
    const before = await order()
    await moveSection(admin(), { sectionId, direction: 'down' })
    expect(await order()).toEqual(before)
    await moveSection(admin(), { sectionId, direction: 'up' })
    const after = await order()
    expect(after.indexOf(sectionId)).toBe(before.indexOf(sectionId) - 1)
    expect([...after].sort()).toEqual([...before].sort())
  })

  test('keeps its place and its neighbours when two administrators sort at once', async () => {
    const ids = await order()
    await Promise.all(ids.map((sectionId) => moveSection(admin(), { sectionId, direction: 'up' })))
    const positions = await ownerSql()`select position from sections order by position`
    expect(positions.map(({ position }) => position)).toEqual(ids.map((_, i) => i))
  })

  test('goes only while it is empty of articles and drafts', async () => {
    await aPublishedArticle(newsroom)
    await expect(deleteSection(admin(), { sectionId: newsroom.section.id })).rejects.toMatchObject({
      code: 'section.not_empty',
    })
    const { sectionId } = await createSection(admin(), given())
    await deleteSection(admin(), { sectionId })
    expect(await order()).not.toContain(sectionId)
  })

  test('is the administration’s alone to change', async () => {
    for (const viewer of [newsroom.editor, newsroom.author, newsroom.moderator]) {
      const { id: sectionId } = newsroom.section
      await expect(createSection(by(viewer), given())).rejects.toMatchObject({ code: 'auth.forbidden' })
      await expect(editSection(by(viewer), { sectionId, name: 'X', description: '' })).rejects.toMatchObject({
        code: 'auth.forbidden',
      })
      await expect(deleteSection(by(viewer), { sectionId })).rejects.toMatchObject({ code: 'auth.forbidden' })
    }
  })
})
