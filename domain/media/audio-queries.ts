import { and, desc, eq, ilike, inArray, isNull } from 'drizzle-orm'
import { appDb, publicDb } from '#db/client.ts'
import { media } from '#db/schema/media.ts'
import { publicAudio } from '#db/schema/public.ts'
import { can, type Viewer } from '#domain/access.ts'
import { env } from '#lib/env.ts'
import { type AudioItem, type AudioView, audioHref, audioLimits } from './audio.ts'

type Row = typeof media.$inferSelect

const whole = (audio: Omit<AudioView, 'url'>): AudioView => ({
  ...audio,
  url: env().siteUrl + audioHref(audio),
})

const toAudio = ({ id, token, format, bytes, duration }: Row): AudioView =>
  whole({ id, token, format: format!, bytes, duration: duration! })

export const toAudioItem = (row: Row): AudioItem => ({
  ...toAudio(row),
  name: row.originalName,
  credit: row.credit,
  createdAt: row.createdAt,
})

const isThere = and(eq(media.kind, 'audio'), isNull(media.withdrawnAt))

/** Sounds by id, for desks. Unknown and withdrawn ones are simply absent. */
export async function audioViews(ids: readonly string[]): Promise<Record<string, AudioView>> {
  if (ids.length === 0) return {}
  const rows = await appDb()
    .select()
    .from(media)
    .where(and(inArray(media.id, [...ids]), isThere))
  return Object.fromEntries(rows.map((row) => [row.id, toAudio(row)]))
}

/** Sounds that were taken in and have these words in the name of their file, the newest first; of these ids where some are named. */
export async function findAudio(
  { viewer }: { viewer: Viewer },
  { q, ids }: { q: string; ids: string[] },
): Promise<AudioItem[]> {
  if (!can(viewer, 'media.upload')) return []
  const named = ilike(media.originalName, `%${q.replace(/[\\%_]/g, '\\$&')}%`)
  const rows = await appDb()
    .select()
    .from(media)
    .where(and(isThere, ids.length > 0 ? inArray(media.id, ids) : named))
    .orderBy(desc(media.createdAt), desc(media.id))
    .limit(audioLimits.offered)
  return rows.map(toAudioItem)
}

/** What readers can hear in articles and pages of the publisher, by the id of these; each in the order of its text. */
export async function listPublicAudio(ownerIds: readonly string[]): Promise<Map<string, AudioView[]>> {
  if (ownerIds.length === 0) return new Map()
  const { ownerId, id, token, format, bytes, duration, place } = publicAudio
  const rows = await publicDb()
    .select({ ownerId, id, token, format, bytes, duration })
    .from(publicAudio)
    .where(inArray(publicAudio.ownerId, [...ownerIds]))
    .orderBy(place)
  const found = new Map<string, AudioView[]>()
  for (const { ownerId: owner, ...audio } of rows)
    found.set(owner, [...(found.get(owner) ?? []), whole(audio)])
  return found
}

/** The sounds of one text, by id. A text without any asks nothing. */
export async function audioOf(ownerId: string, ids: readonly string[]): Promise<Record<string, AudioView>> {
  if (ids.length === 0) return {}
  const found = (await listPublicAudio([ownerId])).get(ownerId) ?? []
  return Object.fromEntries(found.map((audio) => [audio.id, audio]))
}
