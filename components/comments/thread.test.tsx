import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { printContextOf } from '#components/print/print-context.ts'
import type { CommentView, ConversationView, ThreadState, ThreadView } from '#domain/comments/view.ts'
import { CommentForm } from './comment-form.client.tsx'
import { formWords } from './form-words.ts'
import { Thread } from './thread.tsx'

const print = printContextOf({ language: 'fr', timeZone: 'Europe/Paris' })
const comment = (id: string, name: string, replies: CommentView[] = []): CommentView => ({
  id,
  name,
  badge: id === 'b' ? 'desk' : null,
  isPinned: false,
  isPicked: false,
  usefulCount: 0,
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
  isAnswered: null,
  ...more,
})
const sylvie = comment('a', 'Sylvie', [comment('b', 'Karim', [comment('c', 'Zoé')])])
const whole: ThreadView = {
  order: 'oldest',
  conversations: [conversation(sylvie)],
  pinned: null,
  picks: [],
  rootIds: ['a'],
  hasEnd: true,
  isConversation: false,
  next: null,
  previous: null,
}
const open: ThreadState = {
  mode: 'pre_moderated',
  isOpen: true,
  closesAt: null,
  closedAt: null,
  expertName: null,
}
const show = (thread: ThreadView) =>
  renderToStaticMarkup(
    <Thread thread={thread} count={3} href="/sports/match" state={open} print={print}>
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
  ]
    .map(([, href, text]) => [text, href])
    // What stands at every comment is told apart.
    .filter(([text]) => !/^Signaler|^Suivre|^\d/.test(text!))

test('a thread of one page has no way to others; a longer one leads on, back, and to the newest', () => {
  expect(linksIn(html)).toEqual([])
  expect(linksIn(show({ ...whole, next: 'n', previous: 'p' }))).toEqual([
    ['Plus anciens d’abord', '/sports/match#commentaires'],
    ['Plus récents d’abord', '/sports/match/commentaires/recents#commentaires'],
    ['Plus utiles d’abord', '/sports/match/commentaires/utiles#commentaires'],
    ['Commentaires précédents', '/sports/match/commentaires/p#commentaires'],
    ['Commentaires suivants', '/sports/match/commentaires/n#commentaires'],
  ])
  const newest = show({ ...whole, order: 'newest', next: 'n', previous: 'start' })
  expect(linksIn(newest).slice(3)).toEqual([
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

const at = (change: Partial<ThreadState>) =>
  renderToStaticMarkup(
    <Thread thread={whole} count={3} href="/sports/match" state={{ ...open, ...change }} print={print}>
      {form}
    </Thread>,
  )
const hour = new Date('2026-12-08T04:10:00Z')

test('a comment has its own address, and what one may do about it needs no script', () => {
  expect(html).toContain('href="/sports/match/commentaires/b#commentaire-b"')
  expect(html).toContain('href="/sports/match/commentaires/b/signaler"')
  expect(html).toContain('href="/sports/match?reponse=b&amp;citer=1#champ-texte"')
  expect(html).toMatch(
    /<form(?=[^>]* id="utile")(?=[^>]* method="post")[^>]* action="\/api\/comments\/utile"/,
  )
  expect(
    html.match(/<button(?=[^>]* form="utile")(?=[^>]* name="commentaire")[^>]* value="[abc]"/g),
  ).toHaveLength(3)
  expect(html).toContain('href="/sports/match/commentaires/rss.xml"')
})

test('a thread says when it shuts, and since when it is shut: there, nothing more is offered', () => {
  expect(at({ closesAt: hour })).toContain('ferment le <time dateTime="2026-12-08T05:10:00+01:00">')
  const closed = at({ isOpen: false, closedAt: hour })
  expect(closed).toContain('fermés depuis le <time')
  expect(closed).not.toMatch(/<form|<button|reponse=|data-hydrate/)
  // The law lets readers report what is online, whatever the thread does.
  expect(closed).toContain('/signaler"')
  expect(at({ isOpen: false })).toContain('Les commentaires de cet article sont fermés.')
})

test('who was found useful is told to the reader who said so, and to nobody else', () => {
  const page = renderToStaticMarkup(
    <Thread
      thread={whole}
      count={3}
      href="/sports/match"
      state={open}
      said={{ id: 'b', isUseful: true }}
      print={print}
    />,
  )
  expect(page).toMatch(/role="status"[^>]*>C’est compté/)
  expect(page.match(/<button(?=[^>]* name="retirer")[^>]* value="b"/g)).toHaveLength(1)
  expect(html).not.toContain('C’est compté')
})

test('what the desk has made of a comment stands beside the name, and above the others', () => {
  const pinned = conversation(
    { ...comment('p', 'Ruth'), isPinned: true, isPicked: true, badge: 'expert', usefulCount: 7 },
    { isAnswered: true },
  )
  const page = show({ ...whole, pinned, picks: [{ id: 'p', name: 'Ruth' }] })
  expect(page.indexOf('id="commentaire-p"')).toBeLessThan(page.indexOf('id="commentaire-a"'))
  for (const words of [
    'Épinglé par la rédaction',
    'Choix de la rédaction',
    'Expert·e',
    'Question avec réponse',
  ])
    expect(page).toContain(words)
  expect(page).toContain(
    'href="/sports/match/commentaires/p#commentaire-p" rel="nofollow" class="quiet-link"',
  )
})

test('whom one asks is named, and what nobody has answered says so', () => {
  const question = conversation(sylvie, { isAnswered: false })
  const page = renderToStaticMarkup(
    <Thread
      thread={{ ...whole, conversations: [question] }}
      count={3}
      href="/sports/match"
      state={{ ...open, mode: 'expert_questions', expertName: 'Clémence Tavardin' }}
      print={print}
    />,
  )
  expect(page).toContain('Posez vos questions à Clémence Tavardin')
  expect(page).toContain('Question sans réponse')
})
