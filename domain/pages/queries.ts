import { eq } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import { publicGonePages, publicPages } from '#db/schema/public.ts'
import { audioIds, mentionedIds } from '#domain/articles/document.ts'
import { listMentions } from '#domain/articles/mention-queries.ts'
import { audioOf } from '#domain/media/audio-queries.ts'
import type { SiteSettings } from '#domain/settings/settings.ts'
import { slugPattern } from '#lib/slug.ts'
import { fillPage } from './blank.ts'
import { firstText } from './first-text.ts'
import { type OwedKind, owedSlug } from './page.ts'
import type { OwnPageAnswer, PageView } from './view.ts'

type Row = typeof publicPages.$inferSelect

const columns = {
  id: publicPages.id,
  slug: publicPages.slug,
  kind: publicPages.kind,
  language: publicPages.language,
  title: publicPages.title,
  standfirst: publicPages.standfirst,
  body: publicPages.body,
  pictures: publicPages.pictures,
  updatedAt: publicPages.updatedAt,
} as const

async function published(slug: string): Promise<Row | null> {
  const [row] = await publicDb().select(columns).from(publicPages).where(eq(publicPages.slug, slug))
  return row ?? null
}

async function toView(row: Row, settings: SiteSettings): Promise<PageView> {
  const { title, standfirst, body } = row
  const { value, blanks } = fillPage({ title, standfirst, body }, settings)
  return {
    slug: row.slug,
    language: row.language,
    content: value,
    pictures: Object.fromEntries(row.pictures.map((picture) => [picture.id, picture])),
    audio: await audioOf(row.id, audioIds(value.body)),
    mentions: await listMentions(mentionedIds(value.body)),
    blanks,
    updatedAt: row.updatedAt,
  }
}

/** A page that the publisher owes: always there, with its first text until somebody has published another. */
export async function getOwedPage(kind: OwedKind, settings: SiteSettings): Promise<PageView> {
  const slug = owedSlug(kind)
  const row = await published(slug)
  if (row) return toView(row, settings)
  const { value, blanks } = fillPage(firstText(kind, settings.language, settings), settings)
  return {
    slug,
    language: settings.language,
    content: value,
    pictures: {},
    audio: {},
    mentions: {},
    blanks,
    updatedAt: null,
  }
}

export async function findOwnPage(slug: string, settings: SiteSettings): Promise<OwnPageAnswer> {
  if (!slugPattern.test(slug)) return { kind: 'missing' }
  const row = await published(slug)
  if (row)
    return row.kind === null ? { kind: 'page', page: await toView(row, settings) } : { kind: 'missing' }
  const [gone] = await publicDb()
    .select({ slug: publicGonePages.slug })
    .from(publicGonePages)
    .where(eq(publicGonePages.slug, slug))
  return { kind: gone ? 'gone' : 'missing' }
}
