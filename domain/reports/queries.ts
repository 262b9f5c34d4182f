import { asc, count, desc, eq, inArray } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { databaseClock } from '#db/clock.ts'
import { articleDrafts, articleRevisions, articles } from '#db/schema/articles.ts'
import { users } from '#db/schema/people.ts'
import { reportContacts, reportDecisions, reports } from '#db/schema/reports.ts'
import { sections } from '#db/schema/sections.ts'
import { can, type Viewer } from '#domain/access.ts'
import { isVisible } from '#domain/articles/article.ts'
import { paragraphText } from '#domain/articles/paragraphs.ts'
import { decryptEmail } from '#domain/comments/contact.ts'
import type { Page } from '#domain/page.ts'
import type { ReportStatus } from './report.ts'
import type { ReportCounts, ReportItem } from './view.ts'

/** Each is read and decided one by one: what a person does in a sitting. */
const reportPageSize = 20

const none: ReportCounts = { new: 0, accepted: 0, refused: 0, done: 0 }

export async function getReportCounts(viewer: Viewer): Promise<ReportCounts> {
  if (!can(viewer, 'report.decide')) return none
  const rows = await appDb()
    .select({ status: reports.status, total: count() })
    .from(reports)
    .groupBy(reports.status)
  return { ...none, ...Object.fromEntries(rows.map(({ status, total }) => [status, total])) }
}

/** What readers told of, newest first; what waits for a decision, oldest first. */
export async function listReports(
  viewer: Viewer,
  filter: { status: ReportStatus; page: number },
): Promise<Page<ReportItem>> {
  if (!can(viewer, 'report.decide')) return { items: [], page: 1, pages: 1, total: 0 }
  const db = appDb()
  const order =
    filter.status === 'new'
      ? [asc(reports.createdAt), asc(reports.id)]
      : [desc(reports.createdAt), desc(reports.id)]
  const [rows, counts] = await Promise.all([
    db
      .select({
        report: reports,
        name: reportContacts.name,
        emailCipher: reportContacts.emailCipher,
        article: {
          id: articles.id,
          slug: articles.slug,
          status: articles.status,
          publishedAt: articles.publishedAt,
          publishedRevisionId: articles.publishedRevisionId,
          title: articleDrafts.title,
          section: sections.slug,
        },
        published: articleRevisions.content,
        clock: databaseClock,
      })
      .from(reports)
      .innerJoin(articles, eq(articles.id, reports.articleId))
      .innerJoin(articleDrafts, eq(articleDrafts.articleId, articles.id))
      .leftJoin(articleRevisions, eq(articleRevisions.id, articles.publishedRevisionId))
      .leftJoin(sections, eq(sections.id, articles.sectionId))
      .leftJoin(reportContacts, eq(reportContacts.reportId, reports.id))
      .where(eq(reports.status, filter.status))
      .orderBy(...order)
      .limit(reportPageSize)
      .offset((filter.page - 1) * reportPageSize),
    getReportCounts(viewer),
  ])
  const decisions = await decisionsOf(rows.map(({ report }) => report.id))
  const items = rows.map(({ report, name, emailCipher, article, published, clock }): ReportItem => {
    const isPublic = isVisible(article, clock)
    return {
      id: report.id,
      status: report.status,
      paragraph: report.paragraph,
      passage: report.passage,
      body: report.body,
      signals: report.signals,
      createdAt: report.createdAt,
      name: name ?? '',
      email: emailCipher ? decryptEmail(emailCipher) : null,
      article: {
        id: article.id,
        title: article.title,
        href: isPublic && article.section ? `/${article.section}/${article.slug}` : null,
        paragraph: published && report.paragraph ? paragraphText(published.body, report.paragraph) : null,
        isChanged: article.publishedRevisionId !== report.revisionId,
      },
      decisions: decisions
        .filter(({ reportId }) => reportId === report.id)
        .map(({ reportId: _, ...decision }) => decision),
    }
  })
  const total = counts[filter.status]
  return { items, page: filter.page, pages: Math.max(1, Math.ceil(total / reportPageSize)), total }
}

const decisionsOf = (ids: string[]) =>
  ids.length === 0
    ? []
    : appDb()
        .select({
          reportId: reportDecisions.reportId,
          by: users.name,
          to: reportDecisions.toStatus,
          note: reportDecisions.note,
          decidedAt: reportDecisions.decidedAt,
        })
        .from(reportDecisions)
        .leftJoin(users, eq(users.id, reportDecisions.actorId))
        .where(inArray(reportDecisions.reportId, ids))
        .orderBy(asc(reportDecisions.decidedAt), asc(reportDecisions.id))
