import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { change } from '#domain/events/change.ts'
import type { SaveSettings } from './input.ts'
import { writeSettings } from './record.ts'

/** Saves the identity of the newspaper. */
export async function saveSettings({ viewer, now }: Context, input: SaveSettings): Promise<null> {
  return change(async (tx) => {
    authorize(viewer, 'settings.manage')
    await writeSettings(tx, viewer.id, input, now)
    return null
  })
}
