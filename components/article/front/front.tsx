import type { ArticleSummary, HomeView } from '#domain/articles/view.ts'
import type { Edition } from '#lib/edition.ts'
import { Latest } from './latest.tsx'
import { Lead } from './lead.tsx'
import { MostCommented } from './most-commented.tsx'
import { Row } from './row.tsx'
import { Seconds } from './seconds.tsx'
import { SectionBlock } from './section-block.tsx'

/** As long as the lead beside it is high. */
const wireLength = 8

/**
 * The front page. Twelve columns on wide screens: lead in six, seconds in three, the wire in three; two columns on
 * tablets; one on phones, where the order of the document is the order of importance. What stands at the top is not
 * said again below it.
 */
export function Front({ home, edition }: { home: HomeView; edition: Edition }) {
  const top = new Set([home.lead, ...home.seconds].map((article) => article?.id))
  const isBelow = (article: ArticleSummary) => !top.has(article.id)
  return (
    <div className="sheet pt-5 md:pt-7">
      <div className="grid grid-cols-1 gap-x-8 gap-y-8 md:grid-cols-2 lg:grid-cols-12 lg:gap-y-0">
        {home.lead ? (
          <div className="md:col-span-2 lg:col-span-6">
            <Lead article={home.lead} edition={edition} />
          </div>
        ) : null}
        <div className="lg:col-span-3 lg:border-l lg:border-rule lg:pl-8">
          <Seconds articles={home.seconds} edition={edition} />
        </div>
        <div className="lg:col-span-3 lg:border-l lg:border-rule lg:pl-8">
          <Latest articles={home.latest.filter(isBelow).slice(0, wireLength)} edition={edition} />
        </div>
      </div>
      <Row articles={home.row} edition={edition} />
      <div className="mt-12 grid grid-cols-1 gap-x-12 gap-y-12 lg:grid-cols-2">
        {home.sections.map(({ section, articles }) => (
          <SectionBlock
            key={section.id}
            section={section}
            articles={articles.filter(isBelow)}
            edition={edition}
          />
        ))}
      </div>
      <MostCommented articles={home.mostCommented} edition={edition} />
    </div>
  )
}
