import { describe, expect, test } from 'vitest'
import {
  type ArticleSubject,
  authorize,
  type Capability,
  can,
  capabilities,
  type Role,
  roleAllows,
  roles,
  type Viewer,
} from './access.ts'

/**
 * The whole matrix, written a second time and by hand: a change of domain/access.ts that changes who may do what
 * has to be made here too. Letters: A admin, E editor, a author, m moderator. A dot: may not.
 */
const columns: Role[] = ['admin', 'editor', 'author', 'moderator']

/** What depends on the role alone. */
const withoutSubject: Partial<Record<Capability, string>> = {
  'desk.enter': 'A E a .',
  'article.create': 'A E a .',
  'version.withhold': 'A E . .',
  'front.compose': 'A E . .',
  'page.manage': 'A . . .',
  'topic.create': 'A E a .',
  'media.upload': 'A E a .',
  'media.withdraw': 'A E . .',
  'media.focus': 'A E . .',
  'comment.moderate': 'A E . m',
  'policy.change': 'A E . .',
  'report.decide': 'A E . .',
  'section.manage': 'A . . .',
  'byline.manage': 'A E . .',
  'people.manage': 'A . . .',
  'settings.manage': 'A . . .',
  'account.own': 'A E a m',
}

/** What depends on the article too: once for an own one, once for another’s, by workflow and publication. */
// biome-ignore format: a table is read by its columns
const own: Record<string, string> = {
  //                       writing                            in_review                          settled
  //                       draft    published unpublished     draft    published unpublished     draft    published unpublished
  'article.read':         'A E a .  A E a .   A E a .         A E a .  A E a .   A E a .         A E a .  A E a .   A E a .',
  'article.edit':         'A E a .  A E a .   A E a .         A E . .  A E . .   A E . .         A E a .  A E a .   A E a .',
  'article.submit':       'A E a .  A E a .   A E a .         . . . .  . . . .   . . . .         . . . .  . . . .   . . . .',
  'article.recall':       '. . . .  . . . .   . . . .         A E a .  A E a .   A E a .         . . . .  . . . .   . . . .',
  'article.return':       '. . . .  . . . .   . . . .         A E . .  A E . .   A E . .         . . . .  . . . .   . . . .',
  'article.publish':      'A E . .  A E . .   A E . .         A E . .  A E . .   A E . .         A E . .  A E . .   A E . .',
  'article.unpublish':    '. . . .  A E . .   . . . .         . . . .  A E . .   . . . .         . . . .  A E . .   . . . .',
  'article.delete_draft': 'A E a .  . . . .   . . . .         A E a .  . . . .   . . . .         A E a .  . . . .   . . . .',
}
const workflows = ['writing', 'in_review', 'settled'] as const
const statuses = ['draft', 'published', 'unpublished'] as const
const states = workflows.flatMap((workflow) => statuses.map((status) => ({ workflow, status })))

const viewer = (role: Role): Viewer => ({ id: 'me', name: 'Moi', role, bylineId: 'byline-of-me' })
const ask = can as (viewer: Viewer | null, capability: Capability, subject?: ArticleSubject) => boolean
const require = authorize as (viewer: Viewer | null, capability: Capability, subject?: ArticleSubject) => void

type Case = { role: Role; capability: Capability; subject: ArticleSubject | undefined; allowed: boolean }

const roleCases: Case[] = Object.entries(withoutSubject).flatMap(([capability, row]) =>
  row.split(' ').map((letter, n) => ({
    role: columns[n]!,
    capability: capability as Capability,
    subject: undefined,
    allowed: letter !== '.',
  })),
)
const articleCases: Case[] = Object.entries(own).flatMap(([capability, row]) =>
  row.split(/\s+/).flatMap((letter, n) => {
    const role = columns[n % 4]!
    const state = states[Math.floor(n / 4)]!
    const mine = {
      role,
      capability: capability as Capability,
      subject: { ...state, ownerId: 'me' },
      allowed: letter !== '.',
    }
    // Another’s article, and one that nobody owns: the same for editors, nothing for an author.
    const others = ['somebody', null].map((ownerId) => ({
      ...mine,
      subject: { ...state, ownerId },
      allowed: role !== 'author' && letter !== '.',
    }))
    return [mine, ...others]
  }),
)
const cases = [...roleCases, ...articleCases]

describe('the matrix', () => {
  test('names every capability and every role', () => {
    expect(new Set(cases.map((one) => one.capability))).toEqual(new Set(capabilities))
    expect(new Set(columns)).toEqual(new Set(roles))
    for (const row of Object.values(own)) expect(row.split(/\s+/)).toHaveLength(states.length * 4)
  })

  const sentence = ({ role, capability, subject }: Case) => {
    if (!subject) return `${role} ${capability}`
    const whose = subject.ownerId === 'me' ? 'own' : subject.ownerId ? 'another’s' : 'nobody’s'
    return `${role} ${capability} ${whose} ${subject.workflow} ${subject.status}`
  }

  describe.each(capabilities)('%s', (capability) => {
    const ofIt = cases.filter((one) => one.capability === capability)

    test('can: those, and those subjects, that the table says', () => {
      for (const one of ofIt.filter((one) => one.allowed)) {
        expect(ask(viewer(one.role), capability, one.subject), sentence(one)).toBe(true)
        expect(() => require(viewer(one.role), capability, one.subject), sentence(one)).not.toThrow()
      }
    })
    test('cannot: all others', () => {
      for (const one of ofIt.filter((one) => !one.allowed)) {
        expect(ask(viewer(one.role), capability, one.subject), sentence(one)).toBe(false)
        expect(() => require(viewer(one.role), capability, one.subject), sentence(one)).toThrow(
          'auth.forbidden',
        )
      }
    })
    test('cannot: nobody, without a session', () => {
      for (const { subject } of ofIt) {
        expect(ask(null, capability, subject)).toBe(false)
        expect(() => require(null, capability, subject)).toThrow('auth.unauthenticated')
      }
    })
  })
})

test('the gate opens for a role exactly when some subject would', () => {
  for (const role of roles)
    for (const capability of capabilities) {
      const some = cases.some((one) => one.role === role && one.capability === capability && one.allowed)
      expect([role, capability, roleAllows(role, capability)]).toEqual([role, capability, some])
    }
})
