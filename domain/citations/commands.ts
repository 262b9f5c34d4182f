import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { settingsChanged } from '#domain/settings/events.ts'
import { changeSettings, lockSettings } from '#domain/settings/store.ts'
import { type CitationsSettings, citationsSettings } from './settings.ts'

/** Which hosts the server may ask about what is cited. */
export async function saveCitations({ viewer, now }: Context, input: CitationsSettings): Promise<null> {
  return change(async (tx) => {
    authorize(viewer, 'settings.manage')
    await lockSettings(tx, citationsSettings)
    const fields = await changeSettings(tx, citationsSettings, input, now)
    if (fields.length > 0) await record(tx, settingsChanged(viewer.id, citationsSettings.key, { fields }))
    return null
  })
}
