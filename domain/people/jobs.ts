import { and, eq, gt, inArray } from 'drizzle-orm'
import { translator } from '#contract/i18n/translator.ts'
import { type Tx, transaction } from '#db/client.ts'
import { domainEvents } from '#db/schema/events.ts'
import { users } from '#db/schema/people.ts'
import type { EventOf, Recorded } from '#domain/events/catalogue.ts'
import { deliver } from '#domain/mail/deliver.ts'
import { templates } from '#domain/mail/templates.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { addSetupLink, removeSetupLink, setupHref } from './setup-links.ts'

type SetupEvent = Recorded<EventOf<'user.invited' | 'user.link_renewed'>>

/**
 * Writes to somebody who was invited, or whose password is to be set anew. The link is made here, so that no job and no
 * event holds one. It is another than the administrator has seen: whichever is used first ends both. Throws MailError.
 */
export async function mailSetupLink(event: SetupEvent): Promise<null> {
  const prepared = await transaction(async (tx) => {
    const [user] = await tx.select().from(users).where(eq(users.id, event.subjectId)).for('update')
    if (!user || user.disabledAt || (await isOvertaken(tx, event))) return null
    return { user, token: await addSetupLink(tx, user.id) }
  })
  if (!prepared) return null
  const { user, token } = prepared
  const { name: site, language } = await getSettings()
  const template = event.name === 'user.invited' ? templates.invitation : templates['setup-link']
  const letter = template(translator(language), { name: user.name, site, link: setupHref(token) })
  const sent = await deliver({
    ...letter,
    key: event.id,
    to: { name: user.name, address: user.email },
  }).catch((error: unknown) => error)
  // Nobody has seen this link, and the next attempt makes another.
  if (sent !== 'sent') await transaction((tx) => removeSetupLink(tx, token))
  if (sent instanceof Error) throw sent
  return null
}

/** The password was set since, or another link was asked for. */
async function isOvertaken(tx: Tx, { id, subjectId }: SetupEvent): Promise<boolean> {
  const [later] = await tx
    .select({ id: domainEvents.id })
    .from(domainEvents)
    .where(
      and(
        eq(domainEvents.subjectType, 'user'),
        eq(domainEvents.subjectId, subjectId),
        inArray(domainEvents.name, ['user.set_up', 'user.link_renewed', 'user.password_changed']),
        // Ids begin with the time.
        gt(domainEvents.id, id),
      ),
    )
    .limit(1)
  return later !== undefined
}
