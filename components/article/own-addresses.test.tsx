import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { stepsTo } from '#components/archive/trail.tsx'
import { ProfileLinks } from '#components/bylines/profile.tsx'
import { SavedLists } from '#components/comfort/saved-lists.tsx'
import { CommentForm } from '#components/comments/comment-form.client.tsx'
import { formWords } from '#components/comments/form-words.ts'
import { Thread } from '#components/comments/thread.tsx'
import { CorrectionList } from '#components/history/correction-list.tsx'
import { VersionList } from '#components/history/version-list.tsx'
import { Footer } from '#components/layout/footer.tsx'
import { Masthead } from '#components/layout/masthead.tsx'
import { navigationWords } from '#components/navigation/words.ts'
import { printContextOf } from '#components/print/print-context.ts'
import { profilePage } from '#components/structured-data/profile.ts'
import { addressesIn, addressIn } from '#contract/public-addresses.ts'
import type { ArticleView } from '#domain/articles/view.ts'
import type { CommentView, ThreadState, ThreadView } from '#domain/comments/view.ts'
import { defaultNavigation, navigationView } from '#domain/navigation/navigation.ts'
import { type Locale, locales } from '#lib/locale.ts'
import { Article } from './article.tsx'
import { Gone } from './gone.tsx'
import { JsonLd } from './json-ld.tsx'
import { newsArticle } from './news-article.ts'

/** Everything around and in an article that leads to a page of the site's own, printed in one language. */
const at = new Date('2026-11-24T04:10:00Z')
const article: ArticleView = {
  id: 'a',
  slug: 'le-pont',
  title: 'Le pont',
  standfirst: '',
  section: { slug: 'societe', name: 'Société' },
  bylines: [{ slug: 'lea', name: 'Léa', jobTitle: '' }],
  lead: null,
  publishedAt: at,
  updatedAt: null,
  commentCount: 1,
  readingMinutes: 1,
  language: 'fr',
  body: {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        // As it was typed: of both languages.
        content: ['/charte-des-commentaires', '/legal-notice', '/culture/recherche'].map((href) => ({
          type: 'text' as const,
          text: 'ici',
          marks: [{ type: 'link' as const, attrs: { href } }],
        })),
      },
    ],
  },
  pictures: {},
  audio: {},
  mentions: {},
  topics: [{ slug: 'ponts', name: 'Ponts' }],
  corrections: [{ text: 'Une date.', createdAt: at }],
  commentsOpen: true,
}
const comment: CommentView = {
  id: 'c',
  name: 'Zoé',
  badge: null,
  isPinned: false,
  isPicked: false,
  usefulCount: 0,
  body: 'Bien.',
  publishedAt: at,
  replyTo: null,
  isOnline: true,
  replies: [],
}
const thread: ThreadView = {
  order: 'newest',
  conversations: [{ ...comment, replyCount: 9, nextReply: 'd', hasEarlierReplies: true, isAnswered: null }],
  pinned: null,
  picks: [{ id: 'c', name: 'Zoé' }],
  rootIds: ['c'],
  hasEnd: false,
  isConversation: false,
  next: 'n',
  previous: 'p',
}

const state: ThreadState = {
  mode: 'pre_moderated',
  isOpen: true,
  closesAt: null,
  closedAt: null,
  expertName: null,
}

function printed(language: Locale): string {
  const print = printContextOf({ language, timeZone: 'Europe/Paris' })
  const { t } = print
  const paper = { name: 'Le Phare', siteUrl: 'https://a.test', zone: print.zone, locale: language }
  const known = {
    sections: [],
    topics: [{ id: '00000000-0000-4000-8000-000000000001', slug: 'ponts', name: 'Ponts' }],
    pages: [],
    contactEmail: '',
    language,
    words: navigationWords(t),
  }
  const typed = { type: 'link' as const, label: 'Chercher', href: '/recherche?q=pont' }
  const topic = { type: 'topic' as const, id: known.topics[0]!.id }
  const composed = { ...defaultNavigation, masthead: [...defaultNavigation.masthead, topic, typed] }
  const { masthead, footer } = navigationView(composed, known)
  const byline = { id: 'b', slug: 'lea', name: 'Léa', jobTitle: '', biography: '', portrait: null, links: [] }
  const version = { number: 2, publicAt: at, correction: null, isWithheld: false, changed: [] }
  return renderToStaticMarkup(
    <>
      <Masthead name="Le Phare" tagline="" links={masthead} current="derniers-articles" print={print} />
      <JsonLd data={newsArticle(article, paper)} />
      <JsonLd data={profilePage(byline, paper)} />
      <Article article={article} print={print} tools={{ url: 'https://a.test/a', versions: 2 }}>
        <Thread thread={thread} count={60} href="/societe/le-pont" state={state} print={print}>
          <CommentForm
            articleId="a"
            href="/societe/le-pont"
            formToken="jeton"
            reply={null}
            isReceived={false}
            locale={language}
            words={formWords(language)}
          />
        </Thread>
      </Article>
      <Gone section={undefined} t={t} />
      <CorrectionList corrections={{ items: [], olderThan: 'x' }} isFirst={false} print={print} />
      <VersionList article={article} versions={[{ ...version, isComparable: true }]} print={print} />
      <ProfileLinks byline={byline} t={t} />
      <SavedLists t={t} />
      {stepsTo({ key: '2026-11-28', unit: 'day', from: at, to: at }, print).map(({ href }) => (
        <a key={href} href={href}>
          {href}
        </a>
      ))}
      <Footer name="Le Phare" tagline="" columns={footer} t={t} />
    </>,
  )
}

const addressesOf = (html: string): string[] =>
  [...html.replaceAll('https://a.test', '').matchAll(/"(\/[^"#]*)/g)].map(([, address]) => address!)

test.each(locales)(
  'what is printed in %s names no page of the site’s own by its address in another language',
  (language) => {
    const html = printed(language)
    const found = addressesOf(html)
    expect(found.filter((address) => addressIn(address, language) !== address)).toEqual([])
    const { pages, comfort, search, byline, topic, archive, ...own } = addressesIn(language)
    const { home: _, loads, contact, ...others } = pages
    const href = '/societe/le-pont'
    expect(found).toEqual(
      expect.arrayContaining([
        ...[...Object.values(others), ...Object.values(comfort), loads, contact, search, `${search}?q=pont`],
        ...[byline('lea'), `${byline('lea')}/rss.xml`, topic('ponts'), archive('2026'), archive('2026-11')],
        ...[own.report(href), own.report(href, 1), own.history(href), own.history(href, 2)],
        ...[own.thread(href, undefined, 'newest'), own.thread(href, 'n', 'newest'), own.thread(href, 'd')],
        '/culture/recherche',
      ]),
    )
    // Where one is, whatever it is called.
    expect(html).toContain(`href="${pages.latest}" aria-current="page"`)
  },
)
