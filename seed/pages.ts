import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mapText } from '#domain/articles/document.ts'
import type { Context } from '#domain/context.ts'
import { listOwnPages } from '#domain/listings/page-listings.ts'
import { saveNavigation } from '#domain/navigation/commands.ts'
import { defaultNavigation } from '#domain/navigation/navigation.ts'
import { createPage, publishPage, savePage } from '#domain/pages/commands.ts'
import { firstText } from '#domain/pages/first-text.ts'
import { type OwedKind, owedSlug, type PageContent } from '#domain/pages/page.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { parseArticle } from './markup.ts'

/** What the demo's newsroom has filled in, by the words that stand in its place. */
const filled: [RegExp, string][] = [
  [/forme juridique/, 'association régie par la loi du 1er juillet 1901, sans capital social'],
  [/RCS/, 'RNA W999001234'],
  [/téléphone de l’éditeur/, '01 99 00 12 34'],
  [/responsable de la rédaction/, 'Solène Aubervac'],
  [/CPPAP/, '0927 W 99999'],
  [/nom et adresse/, 'Solène Aubervac, à l’adresse du journal'],
  [/heures d’ouverture/, '01 99 00 12 34, du mardi au vendredi de 9 h à 12 h'],
  [
    /abonnements, dons/,
    'les abonnements de soutien (62 %), les dons (24 %) et les ateliers d’écriture (14 %)',
  ],
]

/** The first text with its blanks filled; what the settings know stays a marker, and follows them. */
function filledText({ title, standfirst, body }: PageContent): PageContent {
  const text = (typed: string) =>
    typed.replace(/\[\[à compléter[^\]]*\]\]/g, (marker) => {
      const [, words] = filled.find(([label]) => label.test(marker)) ?? []
      if (words === undefined) throw new Error(`The demo does not fill in ${marker}.`)
      return words
    })
  const inlines = mapText(body, {
    text,
    inlines: (nodes) =>
      nodes.map((node) => (node.type === 'text' ? { ...node, text: text(node.text) } : node)),
  })
  return { title, standfirst, body: inlines }
}

const ownText = 'newsroom/pages/nos-comptes.md'
const kinds: OwedKind[] = ['about', 'legal', 'contact', 'privacy']

/** The pages of the demo: the owed ones with their blanks filled, one of its own, and that one in the footer. */
export async function seedPages(admin: Context): Promise<void> {
  const settings = await getSettings()
  for (const kind of kinds) {
    const slug = owedSlug(kind)
    const content = filledText(firstText(kind, 'fr', settings))
    const { version } = await savePage(admin, { slug, baseVersion: 0, content, overwrite: false })
    await publishPage(admin, { slug, baseVersion: version })
  }
  const { fields, body } = parseArticle(await readFile(join(import.meta.dirname, ownText), 'utf8'))
  const { title = '', slug = '', standfirst = '' } = fields
  await createPage(admin, { title, slug, language: 'fr' })
  const { version } = await savePage(admin, {
    slug,
    baseVersion: 1,
    content: { title, standfirst, body },
    overwrite: false,
  })
  await publishPage(admin, { slug, baseVersion: version })
  const [page] = await listOwnPages()
  const [sections, paper, rules, staff] = defaultNavigation.footer
  const accounts = { type: 'page' as const, id: page!.id }
  await saveNavigation(admin, {
    baseNumber: 0,
    navigation: {
      ...defaultNavigation,
      footer: [
        sections!,
        { ...paper!, items: [paper!.items[0]!, accounts, ...paper!.items.slice(1)] },
        rules!,
        staff!,
      ],
    },
  })
}
