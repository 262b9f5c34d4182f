import { randomInt } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Role, Viewer } from '#domain/access.ts'
import { createByline } from '#domain/people/byline-commands.ts'
import { createUserWithPassword } from '#domain/people/commands.ts'
import { env } from '#lib/env.ts'
import { writeFileAtomic } from '#platform/atomic-file.ts'
import { demoAccounts, demoBylines } from './people.ts'

export type DemoLogin = { role: Role; email: string; password: string }

const words = [
  ['brume', 'colline', 'lisière', 'marée', 'prairie', 'rivage', 'rosée', 'saison', 'tilleul', 'vallon'],
  ['ambre', 'azur', 'cuivre', 'grenat', 'indigo', 'ivoire', 'ocre', 'olive', 'safran', 'vermillon'],
  [
    'barque',
    'clocher',
    'encrier',
    'gouvernail',
    'lanterne',
    'moulin',
    'passerelle',
    'plume',
    'rotative',
    'tambour',
  ],
]

/** Different for every installation: a demo that is left on the network must not have a known password. */
function makePassword(): string {
  const chosen = words.map((list) =>
    list[randomInt(list.length)]!.normalize('NFD').replace(/[\u0300-\u036f]/g, ''),
  )
  return `${chosen.join('-')}-${randomInt(100_000, 1_000_000)}`
}

/** Accounts and bylines of the demo; the administrator comes first, because bylines need somebody to make them. */
export async function seedPeople(now: Date): Promise<{
  logins: DemoLogin[]
  viewers: Map<Role, Viewer>
  staff: Map<string, Viewer>
  bylines: Map<string, string>
}> {
  const logins: DemoLogin[] = []
  const viewers = new Map<Role, Viewer>()
  const staff = new Map<string, Viewer>()
  const bylines = new Map<string, string>()
  for (const account of demoAccounts) {
    const password = makePassword()
    const bylineId = account.byline ? (bylines.get(account.byline) ?? null) : null
    const { id } = await createUserWithPassword({ ...account, bylineId, password }, now)
    const viewer: Viewer = { id, name: account.name, role: account.role, bylineId }
    logins.push({ role: account.role, email: account.email, password })
    viewers.set(account.role, viewer)
    if (account.byline) staff.set(account.byline, viewer)
    if (account.role === 'admin') {
      for (const byline of demoBylines)
        bylines.set(
          byline.slug,
          (await createByline({ viewer, now }, { ...byline, links: [...byline.links] })).bylineId,
        )
    }
  }
  await seedColleagues(now, bylines, staff)
  return { logins, viewers, staff, bylines }
}

/** The other bylines have accounts too, so that they can answer readers; nobody is told their passwords. */
async function seedColleagues(
  now: Date,
  bylines: Map<string, string>,
  staff: Map<string, Viewer>,
): Promise<void> {
  for (const { slug, name } of demoBylines) {
    if (staff.has(slug)) continue
    const bylineId = bylines.get(slug) ?? null
    const email = `${slug}@pleinjour.example`
    const { id } = await createUserWithPassword(
      { email, name, role: 'author', bylineId, password: makePassword() },
      now,
    )
    staff.set(slug, { id, name, role: 'author', bylineId })
  }
}

export async function writeLogins(logins: DemoLogin[]): Promise<void> {
  const file = join(env().dataDir, 'demo-logins.json')
  await mkdir(env().dataDir, { recursive: true })
  await writeFileAtomic(file, `${JSON.stringify(logins, null, 2)}\n`)
}
