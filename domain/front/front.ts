import type { ArticleSummary, Hand, LeadKind } from '#domain/articles/view.ts'

/** The id of the front page among the pages that are composed; that of a section's page is the section's. */
export const frontPageId = '00000000-0000-0000-0000-000000000000'

export const frontLimits = {
  /** Over a report: one line on a desk's screen, two on a phone. */
  title: 80,
  /** Beyond this a banner is an article. */
  banner: 160,
  /** As high together as the lead beside them. */
  seconds: 3,
  /** Four in a line is the most that any row has room for. */
  row: 4,
  linked: 4,
  block: 4,
  /** More than any masthead holds. */
  blocks: 60,
} as const

/** How many stories open the page. */
const leadsOf: Record<LeadKind, number> = { story: 1, equal: 2, breaking: 1, report: 1 }

/** How many of them an editor may place. */
export const leadRoom = ({ kind, isLeadOpen }: Pick<FrontLayout, 'kind' | 'isLeadOpen'>): number =>
  leadsOf[kind] - (kind === 'equal' && isLeadOpen ? 1 : 0)

type Block = {
  sectionId: string
  stories: string[]
  /** Off: the section is not on the front page. */
  isShown: boolean
}
type Banner = {
  text: string
  articleId: string | null
  /** ISO 8601. */
  endsAt: string
}

/** What an editor decided about a page. Stories are ids of articles; whatever is left open the rule fills. */
export type FrontLayout = {
  kind: LeadKind
  leads: string[]
  /** Of two equals: the rule chooses the first one, and what is placed is the second. */
  isLeadOpen?: true | undefined
  /** Of a report, and the stories in the row under it. */
  title: string
  linked: string[]
  seconds: string[]
  row: string[]
  /** The front page alone has these. */
  blocks: Block[]
  hasLatest: boolean
  hasMostCommented: boolean
  banner: Banner | null
}

export const emptyLayout: FrontLayout = {
  kind: 'story',
  leads: [],
  title: '',
  linked: [],
  seconds: [],
  row: [],
  blocks: [],
  hasLatest: true,
  hasMostCommented: true,
  banner: null,
}

/** Every story of a layout, once for each place it has; that of the banner stands elsewhere too. */
export const placedIds = (layout: FrontLayout): string[] => [
  ...layout.leads,
  ...layout.linked,
  ...layout.seconds,
  ...layout.row,
  ...layout.blocks.flatMap(({ stories }) => stories),
]

/** Every article that a layout names. */
export const namedIds = (layout: FrontLayout): string[] => [
  ...new Set([...placedIds(layout), ...(layout.banner?.articleId ? [layout.banner.articleId] : [])]),
]

/**
 * What stands of a layout when only these stories can be seen. A story that is not among them falls out of its place, and
 * has it again when it comes back. What the editor said about a story is never said about another one: without its lead,
 * breaking news is an ordinary day, and a report opens with the next of its own.
 */
export function handOf(layout: FrontLayout, visible: ReadonlyMap<string, ArticleSummary>): Hand {
  const placed = new Set<string>()
  const take = (ids: readonly string[]): ArticleSummary[] =>
    ids.flatMap((id) => {
      const story = visible.get(id)
      if (!story || placed.has(id)) return []
      placed.add(id)
      return [story]
    })
  const leads = take(layout.leads)
  const isReport = layout.kind === 'report'
  const linked = isReport ? take(layout.linked) : []
  if (isReport && leads.length === 0) leads.push(...linked.splice(0, 1))
  const kind = leads.length === 0 && layout.kind !== 'equal' ? 'story' : layout.kind
  // Two equals become one: the other one is the first of those beside it.
  const beside = leads.splice(leadRoom({ kind, isLeadOpen: layout.isLeadOpen }))
  return {
    opening: {
      kind,
      title: kind === 'report' ? layout.title : '',
      leads,
      isLeadOpen: kind === 'equal' && layout.isLeadOpen === true,
      linked,
    },
    seconds: [...beside, ...take(layout.seconds)].slice(0, frontLimits.seconds),
    row: take(layout.row),
    blocks: layout.blocks.map(({ sectionId, stories, isShown }) => ({
      sectionId,
      isShown,
      articles: isShown ? take(stories) : [],
    })),
    hasLatest: layout.hasLatest,
    hasMostCommented: layout.hasMostCommented,
  }
}

/**
 * The banner at this hour, with the article it leads to. It goes by itself at its end; and before it if its article is not
 * to be seen, because its words are about that.
 */
export function bannerOf(
  { banner }: Pick<FrontLayout, 'banner'>,
  visible: ReadonlyMap<string, ArticleSummary>,
  now: Date,
): { text: string; article: ArticleSummary | null } | null {
  if (!banner || new Date(banner.endsAt) <= now) return null
  if (banner.articleId === null) return { text: banner.text, article: null }
  const article = visible.get(banner.articleId)
  return article ? { text: banner.text, article } : null
}
