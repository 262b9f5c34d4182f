// @vitest-environment jsdom
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Article } from '#components/article/article.tsx'
import { Front } from '#components/article/front/front.tsx'
import { Gone } from '#components/article/gone.tsx'
import { ListHeader } from '#components/article/list-header.tsx'
import { StoryList } from '#components/article/story-list.tsx'
import { CommentForm } from '#components/comments/comment-form.client.tsx'
import { formWords } from '#components/comments/form-words.ts'
import { Thread } from '#components/comments/thread.tsx'
import { navigationWords } from '#components/navigation/words.ts'
import { dayContextOf } from '#components/print/print-context.ts'
import { arrange } from '#domain/articles/home.ts'
import type { ArticleView } from '#domain/articles/view.ts'
import type { ConversationView, ThreadState, ThreadView } from '#domain/comments/view.ts'
import { defaultNavigation, navigationView } from '#domain/navigation/navigation.ts'
import { defaultSettings } from '#domain/settings/settings.ts'
import { findRunTogether } from '#testing/run-together.ts'
import { structuralProblems } from '#testing/structure.ts'
import type { Site } from './site.ts'
import { SiteFrame } from './site-frame.tsx'

/** Pages of a newspaper in English: all that is said around its own words is English, too. */

const settings = {
  ...defaultSettings,
  name: 'Broad Daylight',
  tagline: 'News of the town',
  language: 'en' as const,
}
const now = new Date('2026-11-27T12:00:00Z')
const print = dayContextOf({ language: 'en', timeZone: 'Europe/London' }, now)
const town = { id: 's1', slug: 'town', name: 'Town', description: 'The council.', parentId: null }
const known = {
  sections: [town],
  topics: [],
  pages: [],
  contactEmail: 'desk@example.org',
  language: 'en' as const,
  words: navigationWords(print.t),
}
const navigation = navigationView(defaultNavigation, known)
const site: Site = { settings, sections: [town], navigation, print, card: null }

const story = (n: number): ArticleView => ({
  id: `${n}`,
  slug: `story-${n}`,
  title: `Story ${n}`,
  standfirst: 'A second sentence.',
  section: { slug: 'town', name: 'Town' },
  bylines: [
    { slug: 'ann-lea', name: 'Ann Lea', jobTitle: 'Reporter' },
    { slug: 'tom-day', name: 'Tom Day', jobTitle: '' },
  ],
  lead: null,
  publishedAt: new Date(now.getTime() - n * 3_600_000),
  updatedAt: n % 2 === 0 ? null : new Date(now.getTime() - 60_000),
  commentCount: n,
  readingMinutes: 1 + n,
  language: 'en',
  body: {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'It began on a Monday.' },
          { type: 'footnote', attrs: { text: 'As far as anybody knows.' } },
        ],
      },
    ],
  },
  pictures: {},
  audio: {},
  topics: [{ slug: 'bridges', name: 'Bridges' }],
  corrections: [],
  mentions: {},
  commentsOpen: true,
})
const stories = Array.from({ length: 12 }, (_, n) => story(n))
const href = '/town/story-3'

const voice = (id: string): ConversationView => ({
  id,
  name: `Reader ${id}`,
  badge: id === 'b' ? 'desk' : null,
  isPinned: id === 'a',
  isPicked: id === 'c',
  usefulCount: 3,
  body: 'Well said.',
  publishedAt: new Date('2026-11-24T04:10:00Z'),
  replyTo: id === 'b' ? 'Reader a' : null,
  isOnline: id !== 'd',
  replies: [],
  replyCount: 0,
  nextReply: null,
  hasEarlierReplies: false,
  isAnswered: null,
})
const thread: ThreadView = {
  order: 'oldest',
  pinned: null,
  picks: [{ id: 'c', name: 'Reader c' }],
  conversations: [
    { ...voice('a'), replies: [voice('b')], replyCount: 9, nextReply: 'e', hasEarlierReplies: true },
    voice('c'),
    { ...voice('d'), replies: [voice('f')], replyCount: 1 },
  ],
  rootIds: ['a', 'c', 'd'],
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
const threadOf = (
  <Thread thread={thread} count={60} href={href} state={state} print={print}>
    <CommentForm
      articleId="a"
      href={href}
      formToken="token"
      reply={{ id: 'a', name: 'Reader a' }}
      isReceived={false}
      locale="en"
      words={formWords('en')}
    />
  </Thread>
)

const pages: Record<string, { content: ReactNode; isFront?: boolean }> = {
  front: {
    content: (
      <Front
        home={{
          ...arrange(stories, [{ section: town, articles: stories }], now),
          mostCommented: stories.slice(0, 4),
        }}
        print={print}
      />
    ),
    isFront: true,
  },
  section: {
    content: (
      <>
        <ListHeader title="Town" description="The council." />
        <StoryList articles={stories} print={print} />
      </>
    ),
  },
  article: {
    content: (
      <Article
        article={story(3)}
        print={print}
        related={stories.slice(4, 6)}
        translations={[]}
        tools={{ url: `https://daylight.example${href}`, versions: 2 }}
      >
        {threadOf}
      </Article>
    ),
  },
  'withdrawn article': { content: <Gone section={{ slug: 'town', name: 'Town' }} t={print.t} /> },
}

const shown = ({ content, isFront = false }: { content: ReactNode; isFront?: boolean }) =>
  `<!doctype html><html lang="en"><head><title>Broad Daylight</title></head><body>${renderToStaticMarkup(
    <SiteFrame site={site} current="town" isFront={isFront} today={now}>
      {content}
    </SiteFrame>,
  )}</body></html>`

/** Words that English does not have, or only with another meaning that none of these pages needs. */
const french =
  /(?<![\p{L}\w/#.-])(?:le|la|les|des|une|et|pour|avec|dans|sur|est|aux|pas|votre|cette|par|qui|que|lire|partager|modifié|mots?)(?![\p{L}\w/-])|\p{L}*[àâçéèêëîïôùûœ]\p{L}*/giu

test.each(Object.entries(pages))(
  'the %s page of an English site speaks English, and is well made',
  async (_, page) => {
    const html = shown(page)
    expect(await structuralProblems(html)).toEqual([])
    expect(findRunTogether(), 'one word without styles').toEqual([])
    const said = [
      ...(document.body.textContent ?? '').matchAll(french),
      ...[...document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')].flatMap((element) =>
        ['aria-label', 'title', 'placeholder', 'alt'].flatMap((name) => [
          ...(element.getAttribute(name) ?? '').matchAll(french),
        ]),
      ),
    ].map(([word]) => word)
    expect(said).toEqual([])
  },
)
