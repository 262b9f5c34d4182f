import { eq } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { settings } from '#db/schema/site.ts'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/action.ts'
import { audit } from '#domain/audit.ts'
import { touched } from '#domain/cache.ts'
import { invalidate } from '#domain/invalidate.ts'
import { typesetText } from '#lib/typography.ts'
import type { SaveSettings } from './input.ts'
import { defaultSettings, type SiteSettings } from './settings.ts'

/** The row that readers see; see the view public_settings. */
const key = 'site'

/** Texts of the newspaper about itself, as they are printed; the about page paragraph by paragraph. */
const texts = [
  'name',
  'tagline',
  'description',
  'publisher',
  'publisherAddress',
  'publicationDirector',
  'host',
  'about',
] as const

const printed = (typed: SaveSettings): SaveSettings => ({
  ...typed,
  ...Object.fromEntries(
    texts.map((name) => [
      name,
      typed[name]
        .split(/(\n\s*\n)/)
        .map((paragraph) => typesetText(paragraph, typed.language))
        .join(''),
    ]),
  ),
})

/** Saves the identity of the newspaper; every page shows some of it. */
export async function saveSettings({ viewer, now }: Context, typed: SaveSettings): Promise<null> {
  const input = printed(typed)
  return transaction(async (tx) => {
    authorize(viewer, 'settings.manage')
    const [row] = await tx.select().from(settings).where(eq(settings.key, key)).for('update')
    const before = { ...defaultSettings, ...(row?.value as Partial<SiteSettings> | undefined) }
    const changed = (Object.keys(input) as (keyof SiteSettings)[]).filter(
      (name) => input[name] !== before[name],
    )
    if (changed.length === 0) return null
    await tx
      .insert(settings)
      .values({ key, value: input, updatedAt: now })
      .onConflictDoUpdate({ target: settings.key, set: { value: input, updatedAt: now } })
    await audit(tx, {
      actorId: viewer.id,
      event: 'settings.changed',
      subjectType: 'settings',
      subjectId: key,
      detail: changed.join(', '),
    })
    await invalidate(tx, touched.siteChanged())
    return null
  })
}
