import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { translator } from '#contract/i18n/translator.ts'
import { appDb } from '#db/client.ts'
import { users } from '#db/schema/people.ts'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { takePoints } from '#domain/rate-limit.ts'
import { settingsChanged } from '#domain/settings/events.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { changeSettings } from '#domain/settings/store.ts'
import { env } from '#lib/env.ts'
import { MailError } from '#platform/mail/message.ts'
import type { SaveMailSettings } from './input.ts'
import { sendMail } from './send.ts'
import { mailSettings } from './settings.ts'
import { templates } from './templates.ts'

/** Enough to try out a server; a stolen session fills nobody's mailbox. */
const trials = { points: 10, seconds: 600 }

/** Who mail comes from, and where answers go. */
export async function saveMailSettings({ viewer, now }: Context, input: SaveMailSettings): Promise<null> {
  return change(async (tx) => {
    authorize(viewer, 'settings.manage')
    const fields = await changeSettings(tx, mailSettings, input, now)
    if (fields.length > 0) await record(tx, settingsChanged(viewer.id, mailSettings.key, { fields }))
    return null
  })
}

/**
 * Sends a letter to the administrator's own address, now: somebody waits for what the server says. Throws
 * auth.throttled and the codes of the port (mail.…).
 */
export async function sendTrialMail({ viewer }: Context): Promise<{ address: string }> {
  authorize(viewer, 'settings.manage')
  const [taken] = await takePoints(appDb(), [{ key: `mail-trial:${viewer.id}`, limit: trials }])
  if (!taken!.allowed) throw new AppError('auth.throttled', { values: { seconds: taken!.retryAfter } })
  const [{ name: site, language }, address] = await Promise.all([getSettings(), addressOf(viewer.id)])
  const letter = templates.trial(translator(language), { name: viewer.name, site, siteUrl: env().siteUrl })
  try {
    await sendMail({ ...letter, key: `trial-${randomUUID()}`, to: { name: viewer.name, address } })
  } catch (error) {
    if (error instanceof MailError) throw new AppError(error.code)
    throw error
  }
  return { address }
}

async function addressOf(userId: string): Promise<string> {
  const [user] = await appDb().select({ email: users.email }).from(users).where(eq(users.id, userId))
  if (!user) throw new AppError('auth.unauthenticated')
  return user.email
}
