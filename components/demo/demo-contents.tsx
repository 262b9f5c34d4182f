import type { ReactNode } from 'react'
import { Notice } from '#components/ui/notice.tsx'
import type { Translator } from '#contract/i18n/translator.ts'
import type { DemoView } from '#domain/demo/view.ts'

/** What goes and what stays, in numbers and names: nothing is lost that was not announced. */
export function DemoContents({ demo, t }: { demo: DemoView; t: Translator }) {
  const { kept } = demo
  const names = (list: string[]) => list.join(', ')
  const keeps = [
    demo.ownArticles > 0 ? t('demo.stays_articles', { count: demo.ownArticles }) : null,
    demo.ownPeople > 0 ? t('demo.stays_people', { count: demo.ownPeople }) : null,
    kept.sections.length > 0 ? t('demo.stays_sections', { names: names(kept.sections) }) : null,
    kept.bylines.length > 0 ? t('demo.stays_bylines', { names: names(kept.bylines) }) : null,
    kept.topics.length > 0 ? t('demo.stays_topics', { names: names(kept.topics) }) : null,
    kept.pictures > 0 ? t('demo.stays_pictures', { count: kept.pictures }) : null,
    t('demo.stays_made'),
    t('demo.stays_log'),
  ]
  return (
    <div className="mb-8 space-y-6">
      <div className="grid gap-x-10 gap-y-6 md:grid-cols-2">
        <Part title={t('demo.goes')}>
          <li>{t('demo.goes_articles', { articles: demo.articles, comments: demo.comments })}</li>
          <li>{t('demo.goes_pictures', { pictures: demo.pictures, topics: demo.topics })}</li>
          {demo.sections.length > 0 ? (
            <li>{t('demo.goes_sections', { names: names(demo.sections) })}</li>
          ) : null}
          {demo.bylines.length > 0 ? <li>{t('demo.goes_bylines', { names: names(demo.bylines) })}</li> : null}
          <li>{t('demo.goes_people', { people: demo.people })}</li>
          <li>{t('demo.goes_identity')}</li>
        </Part>
        <Part title={t('demo.stays')}>{keeps.map((line) => (line ? <li key={line}>{line}</li> : null))}</Part>
      </div>
      {demo.changed.length > 0 ? (
        <Notice tone="warn" isSilent title={t('demo.changed_title', { count: demo.changed.length })}>
          <p>{t('demo.changed_text', { count: demo.changed.length })}</p>
          <ul className="mt-2 list-disc pl-5">
            {demo.changed.map((title) => (
              <li key={title} className="[overflow-wrap:anywhere]">
                {title || t('redaction.list.untitled')}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t border-ink pt-3">
      <h3 className="font-semibold">{title}</h3>
      <ul className="mt-2 list-disc space-y-1.5 pl-5 text-15 leading-6">{children}</ul>
    </section>
  )
}
