import { articleLimits } from '#domain/articles/article.ts'
import { slugify } from '#lib/slug.ts'
import { uuidv7 } from '#lib/uuid.ts'
import type { Chance } from '#seed/pictures/chance.ts'
import type { Masthead } from './masthead.ts'
import { headline } from './prose.ts'
import { themes } from './themes.ts'

/** Everything about an article but its words, which the database mixes (article-rows.ts). */
export type ArticlePlan = {
  no: number
  id: string
  revision_id: string
  /** Set when the article was corrected: the second revision is the one that readers see. */
  second_revision_id: string | null
  state: 'published' | 'unpublished' | 'writing' | 'in_review'
  title: string
  slug: string
  former_slug: string | null
  theme: number
  section_id: string
  byline_ids: string[]
  topic_ids: string[]
  lead: Masthead['pictures'][number] | null
  owner_id: string | null
  editor_id: string | null
  published_at: string
  updated_at: string | null
  corrected: boolean
  comments_open: boolean
  blocks: number
  thread: number
}

export type PlanInput = {
  masthead: Masthead
  chance: Chance
  opened: Date
  now: Date
  /** Of the whole run, and the number of the first article: addresses of two runs must differ. */
  articles: number
  offset: number
}

const day = 86_400_000

/** Article `index` of the run, oldest first. */
export function planArticle(input: PlanInput, index: number, thread: number): ArticlePlan {
  const { masthead, chance, now } = input
  const publishedAt = hourOf(input, index)
  const section = weighted(masthead.sections, chance)
  const title = headline(themes[section.theme]!, chance)
  const no = input.offset + index
  const number = no.toString(36)
  const base = slugify(title, articleLimits.slug - 1 - number.length)
  const state = stateOf(chance, thread)
  const known = state === 'published' || state === 'unpublished'
  const isUpdated = known && chance.maybe(0.05) && now.getTime() - publishedAt > day
  return {
    no,
    id: uuidv7(publishedAt - chance.int(1, 20) * 1_800_000),
    revision_id: uuidv7(publishedAt),
    second_revision_id: isUpdated ? uuidv7(publishedAt + day) : null,
    state,
    title,
    slug: `${base}-${number}`,
    former_slug: known && chance.maybe(0.02) ? `${base}-${number}a` : null,
    theme: section.theme,
    section_id: section.id,
    byline_ids: someOf(masthead.bylines, chance.maybe(0.85) ? 1 : chance.int(2, 3), chance),
    topic_ids: someOf(masthead.topics, chance.int(0, 4), chance),
    lead: masthead.pictures.length > 0 && chance.maybe(0.7) ? anyOf(masthead.pictures, chance) : null,
    owner_id: anyOf(masthead.editors, chance),
    editor_id: anyOf(masthead.editors, chance),
    published_at: new Date(publishedAt).toISOString(),
    updated_at: isUpdated ? new Date(publishedAt + chance.between(0.1, 0.9) * day).toISOString() : null,
    corrected: isUpdated && chance.maybe(0.4),
    comments_open: !chance.maybe(0.03),
    blocks: lengthOf(chance),
    thread: known ? thread : 0,
  }
}

/** One in a hundred was withdrawn, one in a hundred never left the desk; both without taking comments from the sum. */
function stateOf(chance: Chance, thread: number): ArticlePlan['state'] {
  if (chance.maybe(0.01)) return 'unpublished'
  if (thread === 0 && chance.maybe(0.03)) return chance.maybe(0.5) ? 'writing' : 'in_review'
  return 'published'
}

/** A paper that grows: more articles a day now than when it opened, in the hours when people write. */
function hourOf({ chance, opened, now, articles }: PlanInput, index: number): number {
  const span = now.getTime() - opened.getTime() - 600_000
  const at = opened.getTime() + span * ((index + 0.5) / articles) ** 0.85
  if (now.getTime() - at < 2 * day) return Math.round(at)
  const morning = Math.floor(at / day) * day + 5 * 3_600_000
  return Math.round(morning + (chance.between(0, 1) + chance.between(0, 1)) * 8 * 3_600_000)
}

/** Blocks of the body: news in brief, articles, long reads, investigations. */
function lengthOf(chance: Chance): number {
  const draw = chance.between(0, 1)
  if (draw < 0.4) return chance.int(3, 5)
  if (draw < 0.86) return chance.int(6, 12)
  if (draw < 0.985) return chance.int(13, 24)
  return chance.int(25, 44)
}

function weighted<T extends { weight: number }>(items: readonly T[], chance: Chance): T {
  let left = chance.between(
    0,
    items.reduce((sum, { weight }) => sum + weight, 0),
  )
  for (const item of items) {
    left -= item.weight
    if (left < 0) return item
  }
  return items[0]!
}

function anyOf<T>(items: readonly T[], chance: Chance): T | null {
  return items[chance.int(0, items.length - 1)] ?? null
}

/** The first ones more often than the last: a few people write much, a few topics come up every week. */
function someOf(items: readonly string[], count: number, chance: Chance): string[] {
  const draw = () => items[Math.floor(items.length * chance.between(0, 1) ** 1.8)]
  return [...new Set(Array.from({ length: count }, draw).filter((item) => item !== undefined))]
}
