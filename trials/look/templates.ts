import type { Page } from '@playwright/test'
import postgres from 'postgres'
import { comfort, pages, search } from '#contract/addresses.ts'
import { addressesIn } from '#contract/public-addresses.ts'
import { commentLimits } from '#domain/comments/comment.ts'
import { emptySection, lonelySection, withdrawn } from './awkward.ts'

/** A page that is looked at: where it is, or what it says where no address leads to it. */
export type Template = {
  name: string
  path: string
  status?: number
  html?: string
  prepare?: (page: Page) => Promise<void>
}

const cassevent = '/environnement/a-cassevent-le-conseil-municipal-vote-contre-les-six-eoliennes'
const corrected = '/economie/au-marche-couvert-un-etal-sur-cinq-est-vide-la-ville-baisse-les-loyers'
const closed = '/societe/un-livreur-de-24-ans-meurt-renverse-par-un-camion-avenue-de-la-gare'
const translated = '/culture/violaine-estrabaud-la-poete-qui-ecrit-aux-terminus-de-la-ligne-4'
const longRead = '/politique/pont-des-tanneurs-la-ville-avait-ecarte-un-forage-a-38-000-euros'

/** The demo's own pages, and those that are hard to print. */
export async function frenchTemplates(ownerUrl: string): Promise<Template[]> {
  const thread = '/environnement/nine-bylines'
  return [
    { name: 'front', path: pages.home },
    { name: 'section', path: '/politique' },
    { name: 'section-with-subs', path: '/culture' },
    // Readers know of a section when it has its first story.
    { name: 'section-empty', path: `/${emptySection.slug}`, status: 404 },
    { name: 'section-of-one', path: `/${lonelySection.slug}` },
    { name: 'sub-section', path: '/scenes' },
    { name: 'article', path: cassevent },
    { name: 'article-long', path: longRead },
    { name: 'article-closed', path: closed },
    { name: 'article-translated', path: translated },
    { name: 'article-reply', path: `${cassevent}?reponse=${await firstComment(ownerUrl, cassevent)}` },
    { name: 'article-received', path: `${cassevent}?commentaire=recu` },
    ...['nine-bylines', 'twelve-columns'].map((slug) => article('environnement', slug)),
    ...['long-title', 'one-word'].map((slug) => article('politique', slug)),
    ...['right-to-left', 'mixed-directions', 'long-read'].map((slug) => article('societe', slug)),
    article('scenes', 'long-words'),
    article('culture', 'every-block'),
    article(lonelySection.slug, 'alone'),
    ...(await threadTemplates(ownerUrl, thread)),
    { name: 'history', path: `${corrected}/historique` },
    { name: 'version', path: `${corrected}/historique/3` },
    { name: 'report', path: `${longRead}/signaler` },
    { name: 'report-passage', path: `${longRead}/signaler/3` },
    { name: 'report-received', path: `${longRead}/signaler/recu` },
    { name: 'topic', path: '/sujets/eau' },
    { name: 'topic-of-one', path: '/sujets/un-sujet-qui-n-a-servi-qu-une-fois' },
    { name: 'author', path: '/auteurs/karim-desvallons' },
    { name: 'author-long', path: '/auteurs/maximilienne-alexandrine' },
    { name: 'author-right-to-left', path: '/auteurs/sofia-haddad' },
    ...ownPages,
    ...(await archiveTemplates(ownerUrl, 'Europe/Paris')),
    { name: 'search', path: search },
    { name: 'search-found', path: `${search}?q=pont` },
    { name: 'search-filtered', path: `${search}?q=eau&rubrique=environnement&tri=date` },
    { name: 'search-nothing', path: `${search}?q=xylophoniste` },
    { name: 'search-long', path: `${search}?q=${'anticonstitutionnellement'.repeat(6)}` },
    { name: 'own-saved', path: comfort.saved, prepare: keepSome },
    { name: 'newsroom-page', path: '/nos-comptes' },
    { name: 'sign-in', path: '/connexion' },
    { name: 'sign-in-expired', path: '/connexion/inscription?jeton=perime' },
    { name: 'missing', path: '/nulle-part', status: 404 },
    { name: 'missing-article', path: '/politique/aucun-article-ici', status: 404 },
    { name: 'gone', path: `/politique/${withdrawn}`, status: 410 },
  ]
}

export async function englishTemplates(ownerUrl: string): Promise<Template[]> {
  const thread = '/river/story-1'
  const templates = [
    { name: 'front-forty', path: pages.home },
    { name: 'section', path: '/river' },
    { name: 'article', path: '/town/story-15' },
    { name: 'report', path: '/town/story-15/signaler' },
    { name: 'topic', path: '/sujets/housing' },
    { name: 'author', path: '/auteurs/ann-lea' },
    ...(await threadTemplates(ownerUrl, thread)),
    ...ownPages,
    ...(await archiveTemplates(ownerUrl, 'Europe/London')),
    { name: 'search-found', path: `${search}?q=council` },
    { name: 'search-nothing', path: `${search}?q=xylophonist` },
    { name: 'sign-in', path: '/connexion' },
    { name: 'missing', path: '/nowhere', status: 404 },
  ]
  return templates.map((one) => ({ ...one, name: `english-${one.name}` }))
}

const ownPages: Template[] = [
  ...Object.entries(pages)
    .filter(([name]) => name !== 'home')
    .map(([name, path]) => ({ name: `own-${name}`, path })),
  { name: 'own-display', path: comfort.display },
  { name: 'own-saved-empty', path: comfort.saved },
]

/** On a device that kept something to read. */
const keepSome = async (page: Page): Promise<void> => {
  for (const path of [cassevent, '/politique/long-title', '/societe/right-to-left']) {
    await page.goto(path)
    await page.locator('[data-save]').click()
  }
  await page.goto(comfort.saved)
}

const article = (section: string, slug: string): Template => ({
  name: `awkward-${slug}`,
  path: `/${section}/${slug}`,
})

/** The second page of a thread, its end first, and two pages of a conversation. */
/** The other language's address leads there, too. */
const threadIn = addressesIn('fr').thread

async function threadTemplates(ownerUrl: string, path: string): Promise<Template[]> {
  const rows = await ask(
    ownerUrl,
    (sql) => sql<{ id: string; root_id: string | null }[]>`
      select c.id, c.root_id from public_comments c join public_articles a on a.id = c.article_id
      where '/' || a.section_slug || '/' || a.slug = ${path} order by c.published_at, c.id`,
  )
  const roots = rows.filter(({ root_id }) => root_id === null)
  const replies = new Map<string, string[]>()
  for (const { id, root_id } of rows)
    if (root_id !== null) replies.set(root_id, [...(replies.get(root_id) ?? []), id])
  const [longest = []] = [...replies.values()].sort((a, b) => b.length - a.length)
  return [
    { name: 'thread-first', path },
    { name: 'thread-second', path: threadIn(path, roots[commentLimits.pageRoots]!.id) },
    { name: 'thread-newest', path: threadIn(path, undefined, 'newest') },
    { name: 'conversation', path: threadIn(path, longest[commentLimits.firstReplies]!) },
    { name: 'conversation-end', path: threadIn(path, longest[commentLimits.conversationReplies]!) },
  ]
}

async function archiveTemplates(ownerUrl: string, zone: string): Promise<Template[]> {
  const [newest] = await ask(
    ownerUrl,
    (sql) => sql<{ day: string }[]>`
      select to_char(max(published_at) at time zone ${zone}, 'YYYY/MM/DD') as day from public_articles`,
  )
  const [year, month] = newest!.day.split('/')
  return [
    { name: 'archive-year', path: `${pages.archives}/${year}` },
    { name: 'archive-month', path: `${pages.archives}/${year}/${month}` },
    { name: 'archive-day', path: `${pages.archives}/${newest!.day}` },
  ]
}

async function firstComment(ownerUrl: string, path: string): Promise<string> {
  const [row] = await ask(
    ownerUrl,
    (sql) => sql<{ id: string }[]>`
      select c.id from public_comments c join public_articles a on a.id = c.article_id
      where '/' || a.section_slug || '/' || a.slug = ${path} order by c.published_at limit 1`,
  )
  return row!.id
}

async function ask<T>(ownerUrl: string, question: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    return await question(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}
