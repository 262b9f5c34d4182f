import { eq } from 'drizzle-orm'
import { translator } from '#contract/i18n/translator.ts'
import { transaction } from '#db/client.ts'
import { users } from '#db/schema/people.ts'
import type { EventOf, Recorded } from '#domain/events/catalogue.ts'
import { addSetupLink, setupHref } from '#domain/people/setup-links.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { type Delivered, deliver } from './deliver.ts'
import { templates } from './templates.ts'

type SetupEvent = Recorded<EventOf<'user.invited' | 'user.link_renewed'>>

/**
 * Writes to somebody who was invited, or whose password is to be set anew. The link is made here and stands in no job and no
 * event. It is another one than the administrator has seen: whichever is used first ends both.
 */
export async function mailSetupLink(event: SetupEvent): Promise<null> {
  const letter = await transaction(async (tx) => {
    const [user] = await tx.select().from(users).where(eq(users.id, event.subjectId)).for('update')
    const isNeeded = user && !user.disabledAt && (event.name === 'user.link_renewed' || !user.passwordHash)
    if (!isNeeded) return null
    const link = setupHref(await addSetupLink(tx, user.id))
    return { to: { name: user.name, address: user.email }, link }
  })
  if (letter)
    await deliverMail({
      ...letter,
      key: event.id,
      template: event.name === 'user.invited' ? 'invitation' : 'setup-link',
    })
  return null
}

export type DeliverMail = {
  /** One a letter: the event it is about. */
  key: string
  template: 'invitation' | 'setup-link'
  to: { name: string; address: string }
  link: string
}

/** Runs twice without harm; throws what a later try may mend. */
export async function deliverMail({ key, template, to, link }: DeliverMail): Promise<Delivered> {
  const { name: site, language } = await getSettings()
  const letter = templates[template](translator(language), { name: to.name, site, link })
  return deliver({ ...letter, key, to })
}
