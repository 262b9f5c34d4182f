import { files } from '#contract/addresses.ts'
import { type Addresses, addressesIn, addressIn } from '#contract/public-addresses.ts'
import { isSafeHref } from '#domain/articles/document.ts'
import { type OwedKind, owedKinds } from '#domain/pages/page.ts'
import { topLevel } from '#domain/sections/section.ts'
import type { Locale } from '#lib/locale.ts'
import { text, z } from '#lib/schema.ts'

/** Places of the site itself that are no page of the publisher. Each has its label in the messages of `navigation`. */
export const placeNames = [
  'latest',
  'archives',
  'search',
  'plan',
  'feed',
  'corrections',
  'loads',
  'signIn',
  'email',
] as const
export type PlaceName = (typeof placeNames)[number]

/** Addresses; that of `email` is in the settings. */
const placeHrefs = ({ pages, search }: Addresses): Record<Exclude<PlaceName, 'email'>, string> => ({
  latest: pages.latest,
  archives: pages.archives,
  search,
  plan: pages.plan,
  feed: files.feed,
  corrections: pages.corrections,
  loads: pages.loads,
  signIn: '/connexion',
})

export const navigationLimits = {
  /** A line that scrolls on phones: beyond this nobody sees the end of it. */
  masthead: 20,
  /** A column of the footer stays shorter than a screen. */
  column: 20,
  columns: 4,
  label: 60,
  title: 40,
  href: 500,
} as const

/** `sections`: all of them but the sub-sections, in their own order, those to come included. */
const itemSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('sections') }),
  z.object({ type: z.literal('section'), id: z.uuid() }),
  z.object({ type: z.literal('topic'), id: z.uuid() }),
  z.object({ type: z.literal('owed'), kind: z.enum(owedKinds) }),
  z.object({ type: z.literal('page'), id: z.uuid() }),
  z.object({ type: z.literal('place'), name: z.enum(placeNames) }),
  z.object({
    type: z.literal('link'),
    label: text({ max: navigationLimits.label, required: true }),
    href: text({ max: navigationLimits.href, required: true }).refine(isSafeHref, { message: 'field.url' }),
  }),
])
export type NavigationItem = z.output<typeof itemSchema>

export const navigationSchema = z.object({
  masthead: z.array(itemSchema).max(navigationLimits.masthead),
  /** An empty title is the one with which the product comes. */
  footer: z
    .array(
      z.object({
        title: text({ max: navigationLimits.title }),
        items: z.array(itemSchema).max(navigationLimits.column),
      }),
    )
    .length(navigationLimits.columns),
})
export type Navigation = z.output<typeof navigationSchema>

const place = (name: PlaceName): NavigationItem => ({ type: 'place', name })
const owed = (kind: OwedKind): NavigationItem => ({ type: 'owed', kind })

/** As the product comes, and as long as nobody has composed anything. */
export const defaultNavigation: Navigation = {
  masthead: [{ type: 'sections' }, place('latest')],
  footer: [
    { title: '', items: [{ type: 'sections' }] },
    {
      title: '',
      items: [
        owed('about'),
        owed('contact'),
        place('latest'),
        place('archives'),
        place('plan'),
        place('feed'),
      ],
    },
    {
      title: '',
      items: [
        owed('legal'),
        owed('privacy'),
        place('corrections'),
        owed('charter'),
        owed('reply'),
        owed('accessibility'),
        place('loads'),
      ],
    },
    { title: '', items: [place('signIn'), place('email')] },
  ],
}

const itemsOf = ({ masthead, footer }: Navigation): NavigationItem[] => [
  ...masthead,
  ...footer.flatMap(({ items }) => items),
]

/** The ids that a navigation names, by their kind. */
export function namedIds(navigation: Navigation): { topics: string[]; pages: string[] } {
  const items = itemsOf(navigation)
  const of = (type: 'topic' | 'page') => [
    ...new Set(items.flatMap((item) => (item.type === type ? [item.id] : []))),
  ]
  return { topics: of('topic'), pages: of('page') }
}

export type NavigationLink = {
  href: string
  label: string
  /** Beside the sections, in less ink. */
  isQuiet: boolean
}
export type NavigationView = {
  masthead: NavigationLink[]
  footer: { title: string; links: NavigationLink[] }[]
}

/** What readers can see at this moment, and the words of the site for its own places. */
export type Known = {
  sections: readonly { id: string; slug: string; name: string; parentId: string | null }[]
  topics: readonly { id: string; slug: string; name: string }[]
  pages: readonly { id: string; slug: string; title: string }[]
  contactEmail: string
  /** Of the site: its own addresses are in it. */
  language: Locale
  words: {
    owed: Record<OwedKind, string>
    places: Record<PlaceName, string>
    /** Of `latest`, where it stands in one line with the sections. */
    shortLatest: string
    columns: readonly string[]
  }
}

/** The links themselves. What readers cannot see any more falls out, and so does a column with nothing in it. */
export function navigationView({ masthead, footer }: Navigation, known: Known): NavigationView {
  const links = (items: NavigationItem[], words: Known['words']) =>
    withoutDoubles(items.flatMap((item) => linksOf(item, { ...known, words })))
  const { words } = known
  const inOneLine = { ...words, places: { ...words.places, latest: words.shortLatest } }
  return {
    masthead: links(masthead, inOneLine),
    footer: footer
      .map(({ title, items }, at) => ({
        title: title || (words.columns[at] ?? ''),
        links: links(items, words),
      }))
      .filter((column) => column.links.length > 0),
  }
}

function linksOf(item: NavigationItem, known: Known): NavigationLink[] {
  const addresses = addressesIn(known.language)
  const link = (href: string, label: string, isQuiet = false): NavigationLink[] => [{ href, label, isQuiet }]
  switch (item.type) {
    case 'sections':
      return topLevel(known.sections).flatMap(({ slug, name }) => link(`/${slug}`, name))
    case 'section':
      return known.sections
        .filter(({ id }) => id === item.id)
        .flatMap(({ slug, name }) => link(`/${slug}`, name))
    case 'topic':
      return known.topics
        .filter(({ id }) => id === item.id)
        .flatMap(({ slug, name }) => link(addresses.topic(slug), name))
    case 'page':
      return known.pages
        .filter(({ id }) => id === item.id)
        .flatMap(({ slug, title }) => link(`/${slug}`, title, true))
    case 'owed':
      return link(addresses.pages[item.kind], known.words.owed[item.kind], true)
    case 'place':
      if (item.name !== 'email')
        return link(placeHrefs(addresses)[item.name], known.words.places[item.name], true)
      return known.contactEmail ? link(`mailto:${known.contactEmail}`, known.words.places.email, true) : []
    case 'link':
      return link(addressIn(item.href, known.language), item.label, true)
  }
}

/** A section that is named by itself, and stands among all of them as well, stands where it is named first. */
const withoutDoubles = (links: NavigationLink[]): NavigationLink[] =>
  links.filter(({ href }, at) => links.findIndex((other) => other.href === href) === at)
