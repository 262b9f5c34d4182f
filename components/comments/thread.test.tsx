import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { printContextOf } from '#components/print/print-context.ts'
import type { CommentView, ConversationView, ThreadView } from '#domain/comments/view.ts'
import { CommentForm } from './comment-form.client.tsx'
import { formWords } from './form-words.ts'
import { Thread } from './thread.tsx'

const print = printContextOf({ language: 'fr', timeZone: 'Europe/Paris' })
const comment = (id: string, name: string, replies: CommentView[] = []): CommentView => ({
  id,
  name,
  isStaff: id === 'b',
  body: 'Bien dit.',
  publishedAt: new Date('2026-11-24T04:10:00Z'),
  replyTo: null,
  isOnline: true,
  replies,
})
const form = (
  <CommentForm
    articleId="a"
    href="/sports/match"
    formToken="jeton"
    reply={null}
    isReceived={false}
    locale="fr"
    words={formWords('fr')}
  />
)
const conversation = (of: CommentView, more: Partial<ConversationView> = {}): ConversationView => ({
  ...of,
  replyCount: 2,
  nextReply: null,
  hasEarlierReplies: false,
  ...more,
})
const sylvie = comment('a', 'Sylvie', [comment('b', 'Karim', [comment('c', 'Zoé')])])
const whole: ThreadView = {
  order: 'oldest',
  conversations: [conversation(sylvie)],
  rootIds: ['a'],
  hasEnd: true,
  isConversation: false,
  next: null,
  previous: null,
}
const show = (thread: ThreadView) =>
  renderToStaticMarkup(
    <Thread thread={thread} count={3} href="/sports/match" isOpen print={print}>
      {form}
    </Thread>,
  )
const html = show(whole)

test('who goes from heading to heading hears names alone, and answers below what they answer', () => {
  const headings = [...html.matchAll(/<h([2-6])[^>]*>(.*?)<\/h\1>/g)].map(
    ([, level, text]) => `${level} ${text!.replace(/<\/?bdi>/g, '')}`,
  )
  expect(headings).toEqual(['2 3 commentaires', '3 Laisser un commentaire', '3 Sylvie', '4 Karim', '4 Zoé'])
})

test('what must be filled in, and how, is said before the first mistake', () => {
  const said = html.indexOf('Les trois champs sont obligatoires.')
  expect(said).toBeGreaterThan(html.indexOf('<form'))
  expect(said).toBeLessThan(html.indexOf('<textarea'))
  const note = /id="champ-email"[^>]*aria-describedby="([^"]+)"/.exec(html)![1]!
  expect(html).toMatch(new RegExp(`id="${note}"[^>]*>[^<]*Exemple\\u00a0: nom@exemple\\.fr`))
  expect(html.match(/<(?:input|textarea)[^>]* required=""/g)).toHaveLength(3)
})

const linksIn = (page: string) =>
  [
    ...page.matchAll(
      /<a href="(\/sports\/match\/commentaires[^"?]*|\/sports\/match#[^"]*)"[^>]*>(?:<[^>]+>)*([^<]*)/g,
    ),
  ].map(([, href, text]) => [text, href])

test('a thread of one page has no way to others; a longer one leads on, back, and to the newest', () => {
  expect(linksIn(html)).toEqual([])
  expect(linksIn(show({ ...whole, next: 'n', previous: 'p' }))).toEqual([
    ['Plus anciens d’abord', '/sports/match#commentaires'],
    ['Plus récents d’abord', '/sports/match/commentaires/recents#commentaires'],
    ['Commentaires précédents', '/sports/match/commentaires/p#commentaires'],
    ['Commentaires suivants', '/sports/match/commentaires/n#commentaires'],
  ])
  const newest = show({ ...whole, order: 'newest', next: 'n', previous: 'start' })
  expect(linksIn(newest).slice(2)).toEqual([
    ['Commentaires précédents', '/sports/match/commentaires/recents#commentaires'],
    ['Commentaires suivants', '/sports/match/commentaires/recents/n#commentaires'],
  ])
})

test('what is said further on in a conversation is a link away, and so is what was said before', () => {
  const long = conversation(sylvie, { nextReply: 'd', replyCount: 34, hasEarlierReplies: true })
  const page = show({ ...whole, conversations: [long], isConversation: true, previous: 'start' })
  expect(linksIn(page)).toEqual([
    ['Réponses précédentes', '/sports/match/commentaires/a'],
    ['Suite de la conversation (34 réponses)', '/sports/match/commentaires/d#commentaire-d'],
    ['Tous les commentaires', '/sports/match#commentaires'],
  ])
})

test('what is no longer online keeps its place, so that answers have one', () => {
  const page = show({
    ...whole,
    conversations: [conversation({ ...sylvie, isOnline: false, name: '', body: '' })],
  })
  expect(page).toContain('<h3 class="text-15 text-ink-2">Ce commentaire n’est plus en ligne.</h3>')
  expect(page).toContain('Karim')
  expect(page).not.toContain('reponse=a')
})

test('a page of which nothing is left says so, and leads on', () => {
  const page = show({ ...whole, conversations: [], next: 'n' })
  expect(page).toContain('Les commentaires de cette page ne sont plus en ligne.')
  expect(linksIn(page)).toContainEqual(['Commentaires suivants', '/sports/match/commentaires/n#commentaires'])
})
