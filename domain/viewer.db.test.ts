import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { aNewsroom, type Newsroom, ownerSql } from '#testing/database.ts'
import { openSession } from './people/session-commands.ts'
import { getSession, getViewer, requireViewer } from './viewer.ts'

let sent: Record<string, string> = {}
vi.mock('next/headers', () => ({ headers: async () => new Headers(sent) }))
vi.mock('next/navigation', () => ({
  redirect: (to: string) => {
    throw new Error(`redirect ${to}`)
  },
}))

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})
beforeEach(() => {
  sent = {}
})
const signedIn = async (viewer: { id: string }) => {
  sent = { cookie: `session=${await openSession(viewer.id, null)}` }
}

describe('the viewer', () => {
  test('is nobody without a cookie, and with a cookie that opens nothing', async () => {
    expect(await getViewer()).toBeNull()
    sent = { cookie: `session=${'A'.repeat(43)}` }
    expect(await getViewer()).toBeNull()
  })

  test('is the account of the session, and nothing more of it', async () => {
    await signedIn(newsroom.author)
    expect(await getViewer()).toEqual(newsroom.author)
    expect(await getSession()).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      viewer: newsroom.author,
      now: expect.any(Date),
    })
  })

  test('is not "nobody" while the database is away: that is an outage', async () => {
    await signedIn(newsroom.editor)
    await ownerSql()`alter table sessions rename to sessions_away`
    await expect(getViewer()).rejects.toMatchObject({ code: 'site.unavailable' })
    await ownerSql()`alter table sessions_away rename to sessions`
    expect(await getViewer()).toEqual(newsroom.editor)
  })
})

describe('a staff page', () => {
  test('sends nobody to the sign-in page, with the way back', async () => {
    await expect(requireViewer('comment.moderate')).rejects.toThrow('redirect /connexion')
    sent = { 'x-request-path': '/moderation?etat=refuses' }
    await expect(requireViewer('comment.moderate')).rejects.toThrow(
      'redirect /connexion?suite=%2Fmoderation%3Fetat%3Drefuses',
    )
    sent = { 'x-request-path': '//evil.example' }
    await expect(requireViewer('comment.moderate')).rejects.toThrow(/redirect \/connexion$/)
  })

  test('explains to a role that may not, and opens to one that may', async () => {
    await signedIn(newsroom.author)
    await expect(requireViewer('comment.moderate')).rejects.toThrow('redirect /connexion/refus')
    await signedIn(newsroom.moderator)
    expect(await requireViewer('comment.moderate')).toEqual(newsroom.moderator)
  })
})
