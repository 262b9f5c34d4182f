import { randomUUID } from 'node:crypto'
import { translator } from '#contract/i18n/translator.ts'
import { appDb, transaction } from '#db/client.ts'
import { authorize } from '#domain/access.ts'
import { audit } from '#domain/audit/record.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { getOwnEmail } from '#domain/people/queries.ts'
import { takePoints } from '#domain/rate-limit.ts'
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
  return transaction(async (tx) => {
    authorize(viewer, 'settings.manage')
    const changed = await changeSettings(tx, mailSettings, input, now)
    if (changed.length > 0)
      await audit(tx, {
        actorId: viewer.id,
        event: 'settings.changed',
        subjectType: 'settings',
        subjectId: mailSettings.key,
        detail: changed.join(', '),
      })
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
  const [{ name: site, language }, address] = await Promise.all([getSettings(), getOwnEmail(viewer)])
  const letter = templates.trial(translator(language), { name: viewer.name, site, siteUrl: env().siteUrl })
  try {
    await sendMail({ ...letter, key: `trial-${randomUUID()}`, to: { name: viewer.name, address } })
  } catch (error) {
    if (error instanceof MailError) throw new AppError(error.code)
    throw error
  }
  return { address }
}
