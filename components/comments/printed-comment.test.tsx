import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { queueEntry } from '#components/moderation/queue-entry.ts'
import { dayContextOf, printContextOf } from '#components/print/print-context.ts'
import type { CommentView } from '#domain/comments/view.ts'
import type { QueueItem } from '#domain/moderation/view.ts'
import { pack } from '#lib/packed.ts'
import { CommentList } from './comment-list.client.tsx'
import { CommentText } from './comment-text.tsx'
import { printComment } from './printed-comment.ts'

const at = new Date('2026-03-01T12:00:00Z')
const french = printContextOf({ language: 'fr', timeZone: 'Europe/Paris' })
const english = printContextOf({ language: 'en', timeZone: 'Europe/Paris' })
const comment = (name: string, body: string, more: Partial<CommentView> = {}): CommentView => ({
  id: '018f0000-0000-7000-8000-000000000001',
  name,
  badge: null,
  isPinned: false,
  isPicked: false,
  usefulCount: 0,
  publishedAt: at,
  body,
  replyTo: null,
  isOnline: true,
  replies: [],
  ...more,
})
const page = (view: CommentView) =>
  renderToStaticMarkup(
    <CommentList
      comments={pack([printComment(view, french)])}
      href="/politique/un-titre"
      formHref="/politique/un-titre"
      isOpen
      locale="fr"
      words={{ reply: 'Répondre', quote: 'Citer', useful: 'Utile', report: 'Signaler' }}
      said={null}
    />,
  )

describe('from right to left', () => {
  it.each([
    ['שרה', 'שלום לכולם! מה שלומכם?'],
    ['محمد', 'مرحبا بكم! هل أنتم بخير؟ 123.'],
  ])('case comment-rtl: %s: name and paragraphs take their own direction', (name, text) => {
    const html = page(
      comment(name, text, { replyTo: name, replies: [comment('Inès', 'Oui.', { replyTo: name })] }),
    )
    expect(html).toContain(`<p dir="auto">${text}</p>`)
    expect(html).toMatch(new RegExp(`<bdi[^>]*>${name}</bdi>`))
    // In the middle of a French sentence it reorders nothing.
    expect(html).toContain(`à \u2068${name}\u2069`)
    expect(html).toContain(`aria-label="Répondre à \u2068${name}\u2069"`)
    expect(html).toContain(`data-reply-name="${name}"`)
  })

  it('each paragraph and quotation by itself, an address always from left to right', () => {
    const html = renderToStaticMarkup(<CommentText body={'> שלום\n\nOui.\n\nמה https://a.test/x ?'} />)
    expect(html).toContain('<blockquote dir="auto"')
    expect(html).toContain('<p dir="auto">Oui.</p>')
    expect(html).toMatch(/<a [^>]*dir="ltr"[^>]*>a\.test\/x<\/a>/)
  })

  it('a name that needs it not is printed without signs nobody asked for', () => {
    expect(page(comment('Inès', 'Oui', { replyTo: 'Karim' }))).not.toMatch(/[\u2066-\u2069]/)
  })
})

describe('spaces', () => {
  it('hold before signs and in numbers, by the language of the site; no word and no sign changes', () => {
    const typed = 'Qui s\'en occupe ? "Moi" : 3 000 euros... (c*n !)'
    expect(printComment(comment('A', typed), french).body).toBe(
      'Qui s\'en occupe\u202f? "Moi"\u00a0: 3\u202f000\u00a0euros... (c*n\u202f!)',
    )
    expect(printComment(comment('A', 'Who cares ?'), english).body).toBe('Who cares ?')
  })

  it('under an article in another language hold by the rules of that one, in replies too', () => {
    const reply = comment('B', 'Really ?')
    const printed = printComment(comment('A', 'Who cares ?', { replies: [reply] }), french, 'en')
    expect([printed.body, printed.replies[0]!.body]).toEqual(['Who cares ?', 'Really ?'])
    expect(printComment(comment('A', 'Qui ?'), english, 'fr').body).toBe('Qui\u202f?')
    // What is said around it speaks as the page does.
    expect(printed.reply).toContain('Répondre')
  })

  it('are the same on the desk', () => {
    const item: QueueItem = {
      id: '018f0000-0000-7000-8000-000000000001',
      name: 'A',
      isStaff: false,
      body: 'Quoi ? f*** !',
      status: 'pending',
      createdAt: at,
      isRoot: true,
      isPinned: false,
      isPicked: false,
      reports: [],
      article: { id: 'x', title: 'T', language: 'fr', href: null },
      parent: { name: 'B', body: 'Non !', status: 'approved' },
      signals: [],
      verdict: null,
      history: { approved: 0, rejected: 0, spam: 0 },
      decisions: [],
    }
    const desk = dayContextOf({ language: 'fr', timeZone: 'Europe/Paris' }, at)
    const entry = queueEntry(item, desk)
    expect(entry.body).toBe(printComment(comment('A', item.body), french).body)
    expect(entry.parent?.body).toBe('Non\u202f!')
    const inEnglish = { ...item, article: { ...item.article, language: 'en' as const } }
    expect(queueEntry(inEnglish, desk).body).toBe('Quoi ? f*** !')
  })
})

it('on a desk addresses open beside it', () => {
  expect(renderToStaticMarkup(<CommentText body="https://a.test/x" opensAside />)).toContain(
    'target="_blank"',
  )
  expect(renderToStaticMarkup(<CommentText body="https://a.test/x" />)).not.toContain('target')
})
