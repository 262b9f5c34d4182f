import { beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from '#lib/schema.ts'
import { type Role, roles, type Viewer } from './access.ts'
import { action, publicAction, publicActions, refusal } from './action.ts'
import { AppError } from './errors.ts'
import type { ActionResult } from './result.ts'

const session = vi.hoisted(() => ({ viewer: null as Viewer | null }))
vi.mock('#domain/viewer.ts', () => ({
  getViewer: async () => session.viewer,
  getSession: async () => null,
  getNow: async () => new Date(),
}))
vi.mock('#lib/log.ts', () => ({ logger: () => ({ error: () => {}, warn: () => {}, info: () => {} }) }))

const signIn = (role: Role | null) => {
  session.viewer = role && { id: 'me', name: 'Moi', role, bylineId: null }
}
beforeEach(() => signIn(null))

/** Who may knock at all: the row itself is asked about afterwards, by the command. A dot: may not. */
const admitted: Record<string, string> = {
  'articles/createArticle': 'A E a .',
  'articles/submitForReview': 'A E a .',
  'articles/recallFromReview': 'A E a .',
  'articles/returnToAuthor': 'A E . .',
  'articles/deleteDraft': 'A E a .',
  'articles/publishArticle': 'A E . .',
  'articles/unpublishArticle': 'A E . .',
  'articles/setCommentsOpen': 'A E . .',
  'articles/findMentions': 'A E a .',
  'articles/withholdVersion': 'A E . .',
  'articles/reinstateVersion': 'A E . .',
  'articles/chooseRelated': 'A E . .',
  'articles/findRelatable': 'A E . .',
  'comment-reports/keepComment': 'A E . m',
  'comments/arrangeComments': 'A E . .',
  'comments/pinComment': 'A E . m',
  'comments/pickComment': 'A E . m',
  'dead-letters/retryDeadLetter': 'A . . .',
  'dead-letters/discardDeadLetter': 'A . . .',
  'demo/emptyDemo': 'A . . .',
  'front/composeFront': 'A E . .',
  'front/previewFront': 'A E . .',
  'front/restoreFront': 'A E . .',
  'front/readFront': 'A E . .',
  'front/findStories': 'A E . .',
  'distribution/saveDistribution': 'A . . .',
  'mail/saveMailSettings': 'A . . .',
  'mail/sendTrialMail': 'A . . .',
  'media/findAudio': 'A E a .',
  'media/findPictures': 'A E a .',
  'media/chooseFocus': 'A E . .',
  'citations/saveCitations': 'A . . .',
  'citations/readCitation': 'A E a .',
  'media/withdrawPicture': 'A E . .',
  'topics/createTopic': 'A E a .',
  'translations/chooseLanguage': 'A E a .',
  'translations/linkTranslation': 'A E . .',
  'translations/unlinkTranslation': 'A E . .',
  'translations/findTranslations': 'A E . .',
  'moderation/approveComment': 'A E . m',
  'moderation/rejectComment': 'A E . m',
  'moderation/markSpam': 'A E . m',
  'moderation/undoDecision': 'A E . m',
  'moderation/replayPolicy': 'A E . .',
  'moderation/savePolicy': 'A E . .',
  'moderation/restorePolicy': 'A E . .',
  'navigation/saveNavigation': 'A . . .',
  'navigation/restoreNavigation': 'A . . .',
  'pages/createPage': 'A . . .',
  'pages/publishPage': 'A . . .',
  'pages/restorePage': 'A . . .',
  'pages/unpublishPage': 'A . . .',
  'pages/deletePage': 'A . . .',
  'people/invitePerson': 'A . . .',
  'people/editPerson': 'A . . .',
  'people/disablePerson': 'A . . .',
  'people/enablePerson': 'A . . .',
  'people/renewSetupLink': 'A . . .',
  'people/createByline': 'A E . .',
  'people/createOwnByline': 'A E . .',
  'people/editByline': 'A E . .',
  'people/deleteByline': 'A E . .',
  'people/changePassword': 'A E a m',
  'people/revokeSession': 'A E a m',
  'people/revokeOtherSessions': 'A E a m',
  'people/completeSetup': 'public',
  'reports/decideReport': 'A E . .',
  'sections/createSection': 'A . . .',
  'sections/editSection': 'A . . .',
  'sections/moveSection': 'A . . .',
  'sections/deleteSection': 'A . . .',
  'settings/saveSettings': 'A . . .',
}
const columns: Role[] = ['admin', 'editor', 'author', 'moderator']

type Action = (raw: unknown) => Promise<ActionResult<unknown>>
const modules = import.meta.glob<Record<string, Action>>('./*/actions.ts', { eager: true })
const actions = Object.entries(modules).flatMap(([path, exported]) =>
  Object.entries(exported).map(([name, run]) => ({ name: `${path.split('/')[1]}/${name}`, run })),
)
const codeOf = (result: ActionResult<unknown>) => (result.ok ? null : result.code)

describe('every server action', () => {
  test('has a row in the table of who may call it', () => {
    const rows = Object.keys(admitted).sort()
    expect(actions.map((one) => one.name).sort(), 'say in `admitted` who may call the new action').toEqual(
      rows,
    )
  })

  test.each(actions)(
    '$name refuses whoever it does not concern, before it reads anything',
    async ({ name, run }) => {
      // A number is no action's input: a viewer who is let in is told so, and no command runs.
      const isPublic = admitted[name] === 'public'
      expect(publicActions.has(run)).toBe(isPublic)
      expect(codeOf(await run(42))).toBe(isPublic ? 'request.invalid' : 'auth.unauthenticated')
      if (isPublic) return
      for (const [n, role] of columns.entries()) {
        signIn(role)
        const may = admitted[name]!.split(' ')[n] !== '.'
        expect([role, codeOf(await run(42))]).toEqual([role, may ? 'request.invalid' : 'auth.forbidden'])
      }
    },
  )
})

describe('action()', () => {
  const input = z.object({
    title: z.string().max(3, { message: 'field.too_long' }),
    body: z.string().optional(),
  })
  const run = vi.fn(async (context: { viewer: Viewer | null }, given: { title: string }) => [
    context.viewer?.role,
    given.title,
  ])
  const make = () => action({ capability: 'desk.enter', input, run: run as never })
  beforeEach(() => {
    run.mockClear()
  })

  test('runs with the viewer and what was parsed, a form’s fields too', async () => {
    signIn('editor')
    expect(await make()({ title: 'Oui', extra: 'x' })).toEqual({ ok: true, data: ['editor', 'Oui'] })
    const form = new FormData()
    form.set('title', 'Non')
    expect(await make()(form)).toEqual({ ok: true, data: ['editor', 'Non'] })
    expect(run).toHaveBeenLastCalledWith(expect.objectContaining({ now: expect.any(Date) }), { title: 'Non' })
  })

  test('runs nothing for who may not, nor with a bad input', async () => {
    await make()({ title: 'Oui' })
    signIn('moderator')
    await make()({ title: 'Oui' })
    signIn('editor')
    expect(await make()({ title: 'Trop long' })).toEqual({
      ok: false,
      code: 'field.too_long',
      fields: { title: 'field.too_long' },
      values: {},
    })
    expect(run).not.toHaveBeenCalled()
  })

  test('publicAction() runs without a session, and is counted', async () => {
    const open = publicAction({ input, run: run as never })
    expect(await open({ title: 'Oui' })).toEqual({ ok: true, data: [undefined, 'Oui'] })
    expect(publicActions.has(open)).toBe(true)
    for (const role of roles) {
      signIn(role)
      expect(await open({ title: 'Oui' })).toMatchObject({ data: [role, 'Oui'] })
    }
  })
})

describe('a refusal', () => {
  test('says its code, fields and values', () => {
    const error = new AppError('article.conflict', { values: { version: 3 } })
    expect(refusal(error)).toEqual({
      ok: false,
      code: 'article.conflict',
      fields: {},
      values: { version: 3 },
    })
  })

  test('of a defect tells nothing of it', () => {
    expect(refusal(new Error('password of the database'))).toEqual({
      ok: false,
      code: 'site.unavailable',
      fields: {},
      values: {},
    })
  })

  test('lets Next’s own signals through', () => {
    const redirect = Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;/connexion' })
    expect(() => refusal(redirect)).toThrow('NEXT_REDIRECT')
  })
})
