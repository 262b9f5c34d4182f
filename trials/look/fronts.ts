import { desc, eq, inArray } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { frontVersions } from '#db/schema/front.ts'
import { composeFront } from '#domain/front/commands.ts'
import { emptyLayout, type FrontLayout, frontPageId } from '#domain/front/front.ts'
import { viewerOf } from './awkward.ts'

type Plan = Partial<Omit<FrontLayout, 'leads' | 'seconds' | 'row' | 'linked'>> & {
  leads: string[]
  rest: string[]
}

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()

/** What an editor may well put at the top on a bad day. */
const plans = {
  long: () => ({ leads: ['long-title'], rest: ['long-words', 'right-to-left', 'one-word'] }),
  equal: () => ({ kind: 'equal', leads: ['long-title', 'one-word'], rest: ['every-block'] }),
  breaking: () => ({
    kind: 'breaking',
    leads: ['long-words'],
    rest: ['long-title'],
    banner: {
      text: 'Direct : la préfecture demande aux habitants de Sainte-Marguerite-sur-Brune et de Lormeil de ne pas boire l’eau du robinet jusqu’à demain matin, huit heures',
      articleId: null,
      endsAt: inAnHour(),
    },
  }),
  report: () => ({
    kind: 'report',
    title: 'Sainte-Marguerite-sur-Brune : onze ans de procédures, quatre maires, une usine',
    leads: ['long-title'],
    rest: ['nine-bylines', 'twelve-columns', 'long-words', 'one-word'],
  }),
} satisfies Record<string, () => Plan>

export type AwkwardFront = keyof typeof plans
export const awkwardFronts = Object.keys(plans) as AwkwardFront[]
export const isAwkwardFront = (name: string): name is AwkwardFront => name in plans

export async function composeAwkward(name: AwkwardFront): Promise<void> {
  const { leads, rest, ...decided } = plans[name]() as Plan
  const db = appDb()
  const rows = await db
    .select({ id: articles.id, slug: articles.slug })
    .from(articles)
    .where(inArray(articles.slug, [...leads, ...rest]))
  const idOf = new Map(rows.map(({ id, slug }) => [slug, id]))
  const ids = (slugs: string[]) => slugs.map((slug) => idOf.get(slug)!)
  const [newest] = await db
    .select({ number: frontVersions.number })
    .from(frontVersions)
    .where(eq(frontVersions.pageId, frontPageId))
    .orderBy(desc(frontVersions.number))
    .limit(1)
  const beside = name === 'report' ? { linked: ids(rest) } : { seconds: ids(rest) }
  await composeFront(
    { viewer: await viewerOf('editor'), now: new Date() },
    {
      pageId: frontPageId,
      baseNumber: newest?.number ?? 0,
      layout: { ...emptyLayout, ...decided, leads: ids(leads), ...beside },
    },
  )
}
