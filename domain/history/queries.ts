import { asc, eq } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import { publicVersionCounts, publicVersions } from '#db/schema/public.ts'
import type { ArticleView } from '#domain/articles/view.ts'
import { compareBlocks } from './differences.ts'
import { textBlocks } from './version-text.ts'
import type { VersionDifference, VersionPart, VersionView } from './view.ts'

/** More than any article of a local paper has had; an election night that is corrected by the minute has a live page. */
const mostVersions = 200

/** How many versions readers may compare: none where the newspaper does not show them. */
export async function countVersions(articleId: string): Promise<number> {
  const [row] = await publicDb()
    .select({ total: publicVersionCounts.total })
    .from(publicVersionCounts)
    .where(eq(publicVersionCounts.articleId, articleId))
  return row?.total ?? 0
}

/** What was public of a visible article, oldest first; empty where the newspaper does not show it. */
export async function listVersions(article: ArticleView): Promise<VersionView[]> {
  const read = reader(article, '')
  return versionsOf((await rowsOf(article.id)).map(read))
}

/** What a version changed; null for the first one, for one that is withheld, and for one that does not exist. `picture`: the word for one. */
export async function getDifference(
  article: ArticleView,
  number: number,
  picture: string,
): Promise<VersionDifference | null> {
  const rows = (await rowsOf(article.id)).map(reader(article, picture))
  const versions = versionsOf(rows)
  const version = versions[number - 1]
  const after = rows[number - 1]
  const before = shownBefore(rows, number - 1)
  if (!version?.isComparable || !before || !after) return null
  return {
    ...version,
    since: before.publicAt,
    older: versions.findLast((one) => one.number < number && one.isComparable)?.number ?? null,
    newer: versions.find((one) => one.number > number && one.isComparable)?.number ?? null,
    title: compareBlocks(before.title, after.title),
    standfirst: compareBlocks(before.standfirst, after.standfirst),
    lead: compareBlocks(before.lead, after.lead),
    body: compareBlocks(before.body, after.body),
  }
}

const rowsOf = (articleId: string) =>
  publicDb()
    .select()
    .from(publicVersions)
    .where(eq(publicVersions.articleId, articleId))
    .orderBy(asc(publicVersions.publicAt), asc(publicVersions.id))
    .limit(mostVersions)

type Row = typeof publicVersions.$inferSelect
type Read = Record<Exclude<VersionPart, 'bylines' | 'filing'>, string[]> &
  Pick<Row, 'publicAt' | 'bylines' | 'filing' | 'correction' | 'isWithheld'>

function reader(article: ArticleView, picture: string): (row: Row) => Read {
  const shown = new Set([...Object.keys(article.pictures), ...(article.lead ? [article.lead.id] : [])])
  const lines = (text: string) => (text === '' ? [] : [text])
  return ({ title, standfirst, lead, body, publicAt, bylines, filing, correction, isWithheld }) => ({
    title: lines(title),
    standfirst: lines(standfirst),
    lead: lead
      ? textBlocks({ type: 'doc', content: [{ type: 'picture', attrs: lead }] }, { shown, picture })
      : [],
    body: textBlocks(body, { shown, picture }),
    publicAt,
    bylines,
    filing,
    correction,
    isWithheld,
  })
}

function versionsOf(rows: readonly Read[]): VersionView[] {
  return rows.map((row, at) => {
    const before = row.isWithheld ? undefined : shownBefore(rows, at)
    return {
      number: at + 1,
      publicAt: row.publicAt,
      correction: row.correction,
      isWithheld: row.isWithheld,
      isComparable: before !== undefined,
      changed: before ? changedParts(before, row) : [],
    }
  })
}

/** The nearest earlier version whose words may be read. */
const shownBefore = (rows: readonly Read[], at: number): Read | undefined =>
  rows.slice(0, at).findLast(({ isWithheld }) => !isWithheld)

function changedParts(before: Read, after: Read): VersionPart[] {
  const texts = (['title', 'standfirst', 'lead', 'body'] as const).filter(
    (part) => before[part].join('\n') !== after[part].join('\n'),
  )
  const names = (['bylines', 'filing'] as const).filter((part) => before[part] !== after[part])
  return [...texts, ...names]
}
