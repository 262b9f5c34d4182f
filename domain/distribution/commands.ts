import { randomBytes } from 'node:crypto'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { settingsChanged } from '#domain/settings/events.ts'
import { changeSettings, lockSettings } from '#domain/settings/store.ts'
import type { SaveDistribution } from './input.ts'
import { distributionSettings } from './settings.ts'

/** What feeds hold, which robots may read, who is told of news. */
export async function saveDistribution(
  { viewer, now }: Context,
  { usesIndexNow, ...input }: SaveDistribution,
): Promise<null> {
  return change(async (tx) => {
    authorize(viewer, 'settings.manage')
    const { before } = await lockSettings(tx, distributionSettings)
    const indexNowKey = usesIndexNow ? before.indexNowKey || randomBytes(16).toString('hex') : ''
    const fields = await changeSettings(tx, distributionSettings, { ...input, indexNowKey }, now)
    if (fields.length > 0) await record(tx, settingsChanged(viewer.id, distributionSettings.key, { fields }))
    return null
  })
}
