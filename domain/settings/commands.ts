import { transaction } from '#db/client.ts'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import type { SaveSettings } from './input.ts'
import { writeSettings } from './record.ts'

/** Saves the identity of the newspaper. */
export async function saveSettings({ viewer, now }: Context, input: SaveSettings): Promise<null> {
  return transaction(async (tx) => {
    authorize(viewer, 'settings.manage')
    await writeSettings(tx, viewer.id, input, now)
    return null
  })
}
