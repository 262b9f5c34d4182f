import { Table, Td, Th } from '#components/ui/table.tsx'
import type { Translator } from '#contract/i18n/translator.ts'
import { deskState } from '#domain/articles/article.ts'
import type { DeskArticle } from '#domain/articles/view.ts'
import type { SiteSettings } from '#domain/settings/settings.ts'
import { dateTime, dayMonth, listMoment, time } from '#lib/dates.ts'
import { isBlank } from '#lib/text.ts'
import { DeskStateBadge } from '../desk-state.tsx'

type Props = {
  articles: readonly DeskArticle[]
  caption: string
  showOwner: boolean
  settings: Pick<SiteSettings, 'language' | 'timeZone'>
  now: Date
  t: Translator
}

/** A usual name stands on one line; a long one has several, rather than the room of the title. */
const nameClass = (name: string): string => (name.length > 24 ? 'max-w-44 break-words' : 'whitespace-nowrap')

/** One article a line. On narrow screens the columns fold under the title. */
export function DeskTable({ articles, caption, showOwner, settings, now, t }: Props) {
  const { language, timeZone } = settings
  return (
    <Table>
      <caption className="sr-only">{caption}</caption>
      <thead className="hidden md:table-header-group">
        <tr>
          <Th>{t('redaction.list.columnTitle')}</Th>
          <Th>{t('redaction.list.columnState')}</Th>
          <Th className="hidden lg:table-cell">{t('redaction.list.columnSection')}</Th>
          {showOwner ? <Th className="hidden lg:table-cell">{t('redaction.list.columnOwner')}</Th> : null}
          <Th className="hidden text-right xl:table-cell">{t('redaction.list.columnComments')}</Th>
          <Th className="text-right">{t('redaction.list.columnPublished')}</Th>
          <Th className="text-right">{t('redaction.list.columnSaved')}</Th>
        </tr>
      </thead>
      <tbody>
        {articles.map((article) => {
          const state = deskState(article, now)
          const saved = (
            <time
              dateTime={article.savedAt.toISOString()}
              title={dateTime(article.savedAt, language, timeZone)}
            >
              {listMoment(article.savedAt, now, language, timeZone)}
            </time>
          )
          const published = article.publishedAt ? (
            <time
              dateTime={article.publishedAt.toISOString()}
              title={dateTime(article.publishedAt, language, timeZone)}
            >
              {/* What is still to come is told to the minute. */}
              {state === 'scheduled'
                ? `${dayMonth(article.publishedAt, language, timeZone)} ${time(article.publishedAt, language, timeZone)}`
                : listMoment(article.publishedAt, now, language, timeZone)}
            </time>
          ) : null
          const section = article.section?.name ?? t('redaction.list.noSection')
          const owner = article.owner ?? t('redaction.list.noOwner')
          return (
            <tr key={article.id} className="hover:bg-wash">
              <Td>
                <a
                  href={`/redaction/articles/${article.id}`}
                  data-desk-row=""
                  className="block py-1.5 text-16 leading-5 font-semibold md:py-0.5 md:text-14"
                >
                  <span dir="auto" className="block [overflow-wrap:anywhere]">
                    {isBlank(article.title) ? (
                      <span className="font-normal text-ink-2">{t('redaction.list.untitled')}</span>
                    ) : (
                      article.title
                    )}
                  </span>
                </a>
                <div className="flex flex-wrap gap-x-3 pb-1 text-13 leading-5 text-ink-2 tabular-nums lg:hidden">
                  <span className="md:hidden">
                    <DeskStateBadge state={state} t={t} />
                  </span>
                  <span className="[overflow-wrap:anywhere]">{section}</span>
                  {showOwner ? <span className="[overflow-wrap:anywhere]">{owner}</span> : null}
                  {published ? (
                    <span className="md:hidden">
                      {t('redaction.list.columnPublished')} {published}
                    </span>
                  ) : null}
                  <span className="md:hidden">
                    {t('redaction.list.columnSaved')} {saved}
                  </span>
                </div>
              </Td>
              <Td className="hidden text-13 whitespace-nowrap md:table-cell">
                <DeskStateBadge state={state} t={t} />
              </Td>
              <Td className={`hidden text-ink-2 lg:table-cell ${nameClass(section)}`}>{section}</Td>
              {showOwner ? (
                <Td className={`hidden text-ink-2 lg:table-cell ${nameClass(owner)}`}>{owner}</Td>
              ) : null}
              <Td className="hidden text-right text-ink-2 tabular-nums xl:table-cell">
                {article.commentCount || ''}
              </Td>
              <Td className="hidden text-right whitespace-nowrap text-ink-2 tabular-nums md:table-cell">
                {published}
              </Td>
              <Td className="hidden text-right whitespace-nowrap text-ink-2 tabular-nums md:table-cell">
                {saved}
              </Td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}
