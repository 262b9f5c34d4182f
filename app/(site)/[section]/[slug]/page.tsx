import { permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { Article } from '#components/article/article.tsx'
import { Gone } from '#components/article/gone.tsx'
import { JsonLd } from '#components/article/json-ld.tsx'
import { Newest } from '#components/article/newest.tsx'
import { newsArticle } from '#components/article/news-article.ts'
import { CommentForm } from '#components/comments/comment-form.client.tsx'
import { formWords } from '#components/comments/form-words.ts'
import { quoteOf } from '#components/comments/quote.ts'
import { Thread } from '#components/comments/thread.tsx'
import { CacheTags } from '#components/layout/cache-tags.tsx'
import { PageStatus } from '#components/layout/page-status.tsx'
import { breadcrumbs } from '#components/structured-data/breadcrumbs.ts'
import { sharedPicture } from '#components/structured-data/shared-picture.ts'
import { feedHref } from '#contract/addresses.ts'
import { articleTags } from '#contract/tags.ts'
import { mentionedIds } from '#domain/articles/document.ts'
import { listRelated } from '#domain/articles/list-queries.ts'
import { listNeighbours } from '#domain/articles/neighbour-queries.ts'
import { findByAddress } from '#domain/articles/queries.ts'
import { alternatesOf } from '#domain/articles/translation.ts'
import { listTranslations } from '#domain/articles/translation-queries.ts'
import { articleHref } from '#domain/articles/view.ts'
import { findCard } from '#domain/cards/queries.ts'
import { getThreadState } from '#domain/comments/chosen-queries.ts'
import { issueFormToken } from '#domain/comments/form-token.ts'
import { getAnswered, getThread } from '#domain/comments/queries.ts'
import { countVersions } from '#domain/history/queries.ts'
import { listBylinesOf } from '#domain/people/byline-queries.ts'
import { getSection } from '#domain/sections/queries.ts'
import { parentOf } from '#domain/sections/section.ts'
import { isoWithOffset } from '#lib/dates.ts'
import { env } from '#lib/env.ts'
import { newestInstead } from '../../instead.ts'
import { cardPicture, describePage } from '../../metadata.ts'
import { type Query, readParameter, refusePageNumber } from '../../page-number.ts'
import { paperOf } from '../../paper.ts'
import { SiteFrame } from '../../site-frame.tsx'
import { missing, siteMetadata, sitePage } from '../../site-page.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ section: string; slug: string }>; searchParams: Query }

const readAddress = cache(findByAddress)
const readTranslations = cache(listTranslations)

/** What stands here; an old address leads to the new one, an unknown one is missing. */
async function read({ params, searchParams }: Props) {
  await refusePageNumber(searchParams)
  const { section, slug } = await params
  const answer = await readAddress(section, slug)
  // The edge answers 301: only a route handler could say so itself.
  if (answer.kind === 'moved') permanentRedirect(answer.href)
  if (answer.kind === 'missing') {
    // Where other systems have the feed and the light page of a section. An article of that name comes first.
    const list = slug === 'feed' || slug === 'amp' ? await getSection(section) : null
    if (list) permanentRedirect(slug === 'feed' ? feedHref(`/${section}`, 'rss') : `/${section}`)
    missing()
  }
  return answer.kind === 'article' ? answer.article : null
}

export const generateMetadata = siteMetadata(async (site, props: Props) => {
  const article = await read(props)
  if (!article) return { title: site.print.t('site.gone_title'), robots: { index: false } }
  const { zone } = site.print
  const card = await findCard(article)
  const { translations } = await readTranslations(article.id)
  const lead = article.lead ? sharedPicture(article.lead, env().siteUrl) : null
  return describePage(site, {
    language: article.language,
    alternates: alternatesOf(translations, site.settings.language),
    title: article.title,
    description: article.standfirst,
    path: articleHref(article),
    picture: card ? cardPicture(card, `${article.title} – ${site.settings.name}`) : lead,
    article: {
      publishedTime: isoWithOffset(article.publishedAt, zone),
      modifiedTime: isoWithOffset(article.updatedAt ?? article.publishedAt, zone),
      authors: article.bylines.map((byline) => byline.name),
      section: article.section.name,
      tags: article.topics.map((topic) => topic.name),
    },
  })
})

export default sitePage(async (site, props: Props) => {
  const article = await read(props)
  const { print, sections } = site
  if (!article) {
    const { section } = await props.params
    return (
      <SiteFrame site={site} current={section}>
        <PageStatus code={410} />
        <Gone section={sections.find(({ slug }) => slug === section)} t={print.t} />
        <Newest articles={await newestInstead()} print={print} />
      </SiteFrame>
    )
  }
  const replyId = await readParameter(props.searchParams, 'reponse')
  const [thread, state, answered, related, neighbours, versions, spoken, profiles, received, cites] =
    await Promise.all([
      getThread(article.id),
      getThreadState(article.id),
      replyId ? getAnswered(article.id, replyId) : null,
      listRelated(article),
      listNeighbours(article),
      countVersions(article.id),
      readTranslations(article.id),
      listBylinesOf(article.bylines),
      readParameter(props.searchParams, 'commentaire'),
      readParameter(props.searchParams, 'citer'),
    ])
  // Withdrawn between two questions: the next reader is told so.
  if (!state) missing()
  const mentioned = mentionedIds(article.body).map((id) => ({ id }))
  const href = articleHref(article)
  const own = sections.find(({ slug }) => slug === article.section.slug)
  const parent = own ? parentOf(sections, own) : null
  const beside = [neighbours.previous, neighbours.next].filter((story) => story !== null)
  const paper = paperOf(site)
  return (
    <SiteFrame site={site} current={(parent ?? article.section).slug}>
      <CacheTags tags={articleTags(article, [...related, ...beside, ...mentioned], spoken.groupId)} />
      <JsonLd data={newsArticle(article, paper, spoken.translations)} />
      <JsonLd
        data={breadcrumbs(paper.siteUrl, [
          ...(parent ? [{ name: parent.name, href: `/${parent.slug}` }] : []),
          { name: article.section.name, href: `/${article.section.slug}` },
          { name: article.title, href },
        ])}
      />
      <Article
        article={article}
        parent={parent}
        print={print}
        profiles={profiles}
        related={related}
        neighbours={neighbours}
        translations={spoken.translations}
        tools={{ url: new URL(href, paper.siteUrl).href, versions }}
      >
        <Thread
          thread={thread}
          count={article.commentCount}
          href={href}
          state={state}
          language={article.language}
          print={print}
        >
          <CommentForm
            articleId={article.id}
            href={href}
            formToken={issueFormToken(article.id)}
            reply={answered}
            quote={answered && cites ? quoteOf(answered.body) : null}
            isReceived={received === 'recu'}
            isAtOnce={state.mode === 'post_moderated'}
            locale={print.locale}
            words={formWords(print.locale)}
          />
        </Thread>
      </Article>
    </SiteFrame>
  )
})
