import { expect, test } from 'vitest'
import { createArticle } from '#domain/articles/commands.ts'
import { readDraft } from '#domain/articles/desk-article-queries.ts'
import { createOwnByline } from '#domain/people/byline-commands.ts'
import { createUserWithPassword, invitePerson } from '#domain/people/commands.ts'
import { invitePersonInput } from '#domain/people/input.ts'
import { aDraft, aNewsroom, aPublishedArticle, by, inMinutes, next, ownerSql } from '#testing/database.ts'
import { describeFirstSteps, hasPublished } from './first-steps-queries.ts'

// A file of its own: its newsroom has published nothing.
test('a new newsroom is told what is missing and whom to ask, until something is published or has its hour', async () => {
  const newsroom = await aNewsroom()
  await createUserWithPassword({
    email: 'odile@lanterne.test',
    name: 'Odile Ranvier',
    role: 'admin',
    password: 'cheval agrafe pile correct',
  })
  expect(await describeFirstSteps(newsroom.moderator)).toBeNull()
  const before = await describeFirstSteps(newsroom.author)
  expect(before).toMatchObject({
    isNamed: false,
    sections: [expect.any(String)],
    ownByline: newsroom.byline.name,
    draft: null,
    // An administrator who has not used the invitation yet cannot help.
    admins: ['Odile Ranvier'],
  })
  const draft = await aDraft(newsroom, { by: newsroom.author })
  expect((await describeFirstSteps(newsroom.author))!.draft).toEqual({
    id: draft.id,
    title: draft.content.title,
  })
  expect((await describeFirstSteps(newsroom.editor))!.draft).toBeNull()
  expect((await describeFirstSteps(newsroom.editor))!.ownByline).toBeNull()
  expect(await hasPublished()).toBe(false)
  await aPublishedArticle(newsroom, { at: inMinutes(60) })
  expect(await describeFirstSteps(newsroom.editor)).toBeNull()
  expect(await hasPublished()).toBe(true)
})

test('where there is one section, a new article is in it; where there are two, that is a choice', async () => {
  const { editor, section } = await aNewsroom()
  const sectionOfNew = async () => {
    const { id: articleId } = await createArticle(by(editor))
    return (await readDraft(by(editor), { articleId })).content.sectionId
  }
  expect(await sectionOfNew()).toBeNull()
  await ownerSql()`delete from article_bylines`
  await ownerSql()`update articles set status = 'draft', section_id = null`
  await ownerSql()`delete from sections where id <> ${section.id}`
  expect(await sectionOfNew()).toBe(section.id)
})

test('one’s own byline is made once, by whoever may make bylines', async () => {
  const { admin, author } = await aNewsroom()
  const { bylineId } = await createOwnByline(by(admin), { name: admin.name })
  expect(await createOwnByline(by(admin), { name: 'Une autre' })).toEqual({ bylineId })
  expect(await ownerSql()`select byline_id from users where id = ${admin.id}`).toEqual([
    { byline_id: bylineId },
  ])
  await expect(createOwnByline(by(author), { name: 'X' })).rejects.toMatchObject({ code: 'auth.forbidden' })
})

test('an invitation makes a byline of that name where it is asked to', async () => {
  const { admin } = await aNewsroom()
  const email = () => `invite-${next()}@lanterne.test`
  const invite = { name: 'Nadia Brume', role: 'author' } as const
  const nameOf = async (userId: string) =>
    (
      await ownerSql()`select a.name, a.slug from users u join bylines a on a.id = u.byline_id where u.id = ${userId}`
    )[0]
  // As the form sends it.
  const sent = (bylineId: string) => invitePersonInput.parse({ ...invite, email: email(), bylineId })
  const first = await invitePerson(by(admin), sent('new'))
  expect(await nameOf(first.userId)).toEqual({ name: 'Nadia Brume', slug: 'nadia-brume' })
  const second = await invitePerson(by(admin), sent('new'))
  expect(await nameOf(second.userId)).toEqual({ name: 'Nadia Brume', slug: 'nadia-brume-2' })
  const none = await invitePerson(by(admin), sent(''))
  expect(await nameOf(none.userId)).toBeUndefined()
  expect(() => sent('toutes')).toThrow('field.choice')
})
