import type { ReactNode } from 'react'
import { Status } from '#components/ui/status.tsx'
import type { Translator } from '#contract/i18n/translator.ts'
import { can, type Viewer } from '#domain/access.ts'
import type { FirstSteps as Steps } from '#domain/settings/first-steps-queries.ts'
import type { SiteSettings } from '#domain/settings/settings.ts'
import { NewArticleButton } from './desk-tools.client.tsx'
import { NameBylineForm, NameNewspaperForm, NameSectionForm } from './first-steps.client.tsx'

/** Before the first article: what there is, what is still wanted, and where to make it. Gone once something is published. */
export function FirstSteps({
  steps,
  settings,
  viewer,
  t,
}: {
  steps: Steps
  settings: SiteSettings
  viewer: Viewer
  t: Translator
}) {
  const runsSite = can(viewer, 'settings.manage')
  const makesBylines = can(viewer, 'byline.manage')
  const whomToAsk =
    steps.admins.length > 0
      ? t('redaction.start.ask', { names: steps.admins.join(', ') })
      : t('redaction.start.askAdmin')
  const list = [
    {
      key: 'identity',
      title: t('redaction.start.identity'),
      isDone: steps.isNamed,
      state: settings.name,
      edit: runsSite ? '/reglages' : null,
      todo: runsSite ? <NameNewspaperForm settings={settings} /> : whomToAsk,
    },
    {
      key: 'section',
      title: t('redaction.start.section'),
      isDone: steps.sections.length > 0,
      state: steps.sections.join(', '),
      edit: can(viewer, 'section.manage') ? '/reglages/rubriques' : null,
      todo: can(viewer, 'section.manage') ? <NameSectionForm /> : whomToAsk,
    },
    {
      key: 'byline',
      title: t('redaction.start.byline'),
      isDone: steps.ownByline !== null,
      state: steps.ownByline,
      edit: makesBylines ? '/reglages/signatures' : null,
      todo: makesBylines ? <NameBylineForm name={viewer.name} /> : whomToAsk,
    },
    {
      key: 'article',
      title: t('redaction.start.article'),
      isDone: false,
      state: null,
      edit: null,
      todo: <FirstArticle steps={steps} t={t} />,
    },
  ]
  const left = list.filter(({ isDone }) => !isDone).length
  return (
    <section aria-labelledby="first-steps" className="max-w-200 pt-6 pb-8">
      <h2 id="first-steps" className="font-serif text-23 leading-7 font-semibold text-balance">
        {t('redaction.start.title', { name: viewer.name })}
      </h2>
      <p className="mt-1 text-15 leading-6 text-ink-2">{t('redaction.start.about', { left })}</p>
      <ol className="mt-5 border-t border-ink">
        {list.map(({ key, ...step }) => (
          <Step key={key} {...step} t={t} />
        ))}
      </ol>
    </section>
  )
}

function Step({
  title,
  isDone,
  state,
  edit,
  todo,
  t,
}: {
  title: string
  isDone: boolean
  state: string | null
  edit: string | null
  todo: ReactNode
  t: Translator
}) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-b border-rule py-3 md:grid-cols-[88px_minmax(0,1fr)] md:gap-x-6 md:py-4">
      <Status
        shape={isDone ? 'full' : 'empty'}
        tone={isDone ? 'good' : 'warn'}
        className="order-2 self-start text-13 leading-6 md:order-none"
      >
        {t(isDone ? 'redaction.start.done' : 'redaction.start.todo')}
      </Status>
      <div className="min-w-0">
        <h3 className="text-16 leading-6 font-semibold">{title}</h3>
        {isDone ? (
          <p className="flex flex-wrap items-baseline gap-x-3 text-15 leading-6 text-ink-2">
            <span className="[overflow-wrap:anywhere]">{state}</span>
            {edit ? (
              <a
                href={edit}
                aria-label={t('settings.edit_of', { name: title })}
                className="inline-flex min-h-11 items-center text-ink underline underline-offset-4 md:min-h-6"
              >
                {t('settings.edit')}
              </a>
            ) : null}
          </p>
        ) : (
          <div className="mt-1 max-w-140 text-15 leading-6 text-ink-2">{todo}</div>
        )}
      </div>
    </li>
  )
}

function FirstArticle({ steps: { draft }, t }: { steps: Steps; t: Translator }) {
  return (
    <>
      <p className="mb-3">{t('redaction.start.articleText')}</p>
      {draft ? (
        <a
          href={`/redaction/articles/${draft.id}`}
          className="inline-flex min-h-11 items-center font-semibold text-ink underline underline-offset-4 md:min-h-9"
        >
          {t('redaction.start.continue', { title: draft.title || t('redaction.list.untitled') })}
        </a>
      ) : (
        <NewArticleButton label={t('redaction.start.write')} />
      )}
    </>
  )
}
