import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { printContextOf } from '#components/print/print-context.ts'
import type { CommentView } from '#domain/comments/view.ts'
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
  depth: 0,
  replyTo: null,
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
const roots = [comment('a', 'Sylvie', [comment('b', 'Karim', [comment('c', 'Zoé')])])]
const html = renderToStaticMarkup(
  <Thread thread={{ count: 3, roots }} href="/sports/match" isOpen print={print}>
    {form}
  </Thread>,
)

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
