import { inArray } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { composeFront } from '#domain/front/commands.ts'
import { emptyLayout, type FrontLayout, frontPageId } from '#domain/front/front.ts'
import type { Newsroom } from './stories.ts'

/** By the addresses of the stories: ids are made with them. */
type Plan = Partial<
  Pick<FrontLayout, 'kind' | 'title' | 'leads' | 'isLeadOpen' | 'linked' | 'seconds' | 'row'>
>

const front: Plan = {
  leads: ['une-nuit-aux-urgences-de-valbrune-un-medecin-trente-sept-patients'],
  seconds: [
    'un-incendie-detruit-l-ancienne-minoterie-de-valbrune-aucune-victime',
    'ecole-des-glycines-les-parents-dorment-au-gymnase-pour-une-classe',
  ],
  row: ['au-theatre-des-tanneurs-six-semaines-pour-finir-trois-ans-de-travaux'],
}
const blockOrder = ['politique', 'societe', 'environnement', 'economie', 'culture', 'sports']

const environment: Plan = {
  kind: 'report',
  title: 'La Brune, trop haute ou trop rare',
  leads: ['barrage-de-lormeil-douze-ans-d-etudes-3-1-millions-d-euros'],
  linked: [
    'la-brune-placee-en-vigilance-jaune-aux-crues-jusqu-a-samedi-matin',
    'valbrune-perd-encore-un-litre-d-eau-potable-sur-cinq',
    'en-foret-des-orsieres-les-hetres-meurent-debout-et-les-forestiers',
  ],
}

/** The long story of the week stays second; the news of the day takes the first place by itself. */
const economy: Plan = {
  kind: 'equal',
  isLeadOpen: true,
  leads: ['fonderie-malestrac-deux-offres-un-four-de-1974-et-187-emplois'],
}

/** The front page as this newsroom's editor left it this morning, the page of a section with a report, and that of one whose first place is left to the rule. */
export async function seedFront(newsroom: Newsroom, seededAt: Date): Promise<void> {
  const context = { viewer: newsroom.editor, now: seededAt }
  const blocks = blockOrder.flatMap((slug) => {
    const sectionId = newsroom.sections.get(slug)
    return sectionId ? [{ sectionId, stories: [], isShown: true }] : []
  })
  const layout = { ...(await layoutOf(front)), blocks }
  await composeFront(context, { pageId: frontPageId, baseNumber: 0, layout })
  for (const [slug, plan] of Object.entries({ environnement: environment, economie: economy })) {
    const pageId = newsroom.sections.get(slug)!
    await composeFront(context, { pageId, baseNumber: 0, layout: await layoutOf(plan) })
  }
}

async function layoutOf({ kind = 'story', title = '', isLeadOpen, ...places }: Plan): Promise<FrontLayout> {
  const { leads = [], linked = [], seconds = [], row = [] } = places
  const slugs = [...leads, ...linked, ...seconds, ...row]
  const rows = await appDb()
    .select({ id: articles.id, slug: articles.slug })
    .from(articles)
    .where(inArray(articles.slug, slugs))
  const idOf = new Map(rows.map(({ id, slug }) => [slug, id]))
  const ids = (wanted: readonly string[]) =>
    wanted.map((slug) => {
      const id = idOf.get(slug)
      if (!id) throw new Error(`No story of the demo has the address ${slug}`)
      return id
    })
  return {
    ...emptyLayout,
    kind,
    title,
    leads: ids(leads),
    ...(isLeadOpen ? { isLeadOpen } : {}),
    linked: ids(linked),
    seconds: ids(seconds),
    row: ids(row),
  }
}
