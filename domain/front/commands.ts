import { isDeepStrictEqual } from 'node:util'
import { and, desc, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { frontVersions } from '#db/schema/front.ts'
import { users } from '#db/schema/people.ts'
import { sections } from '#db/schema/sections.ts'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { typesetText } from '#lib/typography.ts'
import { frontComposed, frontRestored } from './events.ts'
import { emptyLayout, type FrontLayout, frontPageId } from './front.ts'
import type { ComposeFront, RestoreFront } from './input.ts'

type Saved = { number: number }

/**
 * A new version of a page, which readers see at once. What stays the same is none. Throws front.conflict with the newer
 * version's number and author, front.banner_past, request.not_found.
 */
export async function composeFront({ viewer, now }: Context, input: ComposeFront): Promise<Saved> {
  const { language } = await getSettings()
  const layout = printed(input.layout, language)
  return change(async (tx) => {
    authorize(viewer, 'front.compose')
    const section = await sectionOf(tx, input.pageId)
    const newest = await newestOf(tx, input)
    if (layout.banner && hasEnded(layout.banner, now))
      throw new AppError('front.banner_past', { fields: { bannerEnd: 'front.banner_past' } })
    if (isDeepStrictEqual(layout, newest)) return { number: input.baseNumber }
    const number = await append(tx, viewer.id, input, layout, null)
    await record(tx, frontComposed(viewer.id, input.pageId, { section, number, ...endOf(layout) }))
    return { number }
  })
}

/**
 * An earlier version stands again, as a new one: the history only grows. Number 0 is the page before anybody
 * composed it. A banner that has ended meanwhile stays away. Throws front.conflict, request.not_found.
 */
export async function restoreFront({ viewer, now }: Context, input: RestoreFront): Promise<Saved> {
  return change(async (tx) => {
    authorize(viewer, 'front.compose')
    const { pageId, number: from } = input
    const section = await sectionOf(tx, pageId)
    await newestOf(tx, input)
    const earlier = await layoutOf(tx, pageId, from)
    if (!earlier) throw new AppError('request.not_found')
    const hasGone = earlier.banner !== null && hasEnded(earlier.banner, now)
    const layout = hasGone ? { ...earlier, banner: null } : earlier
    const number = await append(tx, viewer.id, input, layout, from)
    await record(tx, frontRestored(viewer.id, pageId, { section, number, from, ...endOf(layout) }))
    return { number }
  })
}

const hasEnded = (banner: { endsAt: string }, now: Date) => new Date(banner.endsAt) <= now
const endOf = ({ banner }: FrontLayout) => ({ bannerEndsAt: banner?.endsAt ?? null })

export function printed(layout: FrontLayout, language: Parameters<typeof typesetText>[1]): FrontLayout {
  const { banner, title } = layout
  return {
    ...layout,
    title: typesetText(title, language),
    banner: banner && { ...banner, text: typesetText(banner.text, language) },
  }
}

/** The slug of the section whose page it is; null is the front page. */
export async function sectionOf(tx: Tx, pageId: string): Promise<string | null> {
  if (pageId === frontPageId) return null
  const [section] = await tx.select({ slug: sections.slug }).from(sections).where(eq(sections.id, pageId))
  if (!section) throw new AppError('request.not_found')
  return section.slug
}

type Base = { pageId: string; baseNumber: number }

/** What stands now, if it is what the editor began from. */
async function newestOf(tx: Tx, { pageId, baseNumber }: Base): Promise<FrontLayout> {
  const [newest] = await tx
    .select({ number: frontVersions.number, layout: frontVersions.layout, by: users.name })
    .from(frontVersions)
    .innerJoin(users, eq(users.id, frontVersions.createdBy))
    .where(eq(frontVersions.pageId, pageId))
    .orderBy(desc(frontVersions.number))
    .limit(1)
  if ((newest?.number ?? 0) !== baseNumber)
    throw new AppError('front.conflict', {
      values: { version: newest?.number ?? 0, savedBy: newest?.by ?? '' },
    })
  return newest?.layout ?? emptyLayout
}

async function layoutOf(tx: Tx, pageId: string, number: number): Promise<FrontLayout | null> {
  if (number === 0) return emptyLayout
  const [version] = await tx
    .select({ layout: frontVersions.layout })
    .from(frontVersions)
    .where(and(eq(frontVersions.pageId, pageId), eq(frontVersions.number, number)))
  return version?.layout ?? null
}

/** Of two that save at the same moment the second waits, finds the number taken, and is told by whom. */
async function append(
  tx: Tx,
  createdBy: string,
  { pageId, baseNumber }: Base,
  layout: FrontLayout,
  restoredFrom: number | null,
): Promise<number> {
  const number = baseNumber + 1
  const made = await tx
    .insert(frontVersions)
    .values({ pageId, number, layout, restoredFrom, createdBy })
    .onConflictDoNothing()
    .returning({ number: frontVersions.number })
  if (made.length === 0) await newestOf(tx, { pageId, baseNumber })
  return number
}
