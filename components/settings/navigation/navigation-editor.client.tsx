'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction } from '#components/forms/use-action.ts'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { restoreNavigation, saveNavigation } from '#domain/navigation/actions.ts'
import { type Navigation, navigationLimits } from '#domain/navigation/navigation.ts'
import type { Linkable } from './item-names.ts'
import { LinkList } from './link-list.client.tsx'

type Props = {
  number: number
  navigation: Navigation
  known: Linkable
  /** When, and by whom; written by the server, in the newsroom's time. */
  versions: readonly { number: number; facts: string }[]
}

/** Masthead and footer as readers will find them, and every version that was saved. */
export function NavigationEditor({ number, navigation, known, versions }: Props) {
  const t = useTranslations()
  const router = useRouter()
  const [isSaved, setSaved] = useState(false)
  const follow = () => {
    setSaved(true)
    router.refresh()
  }
  const restore = useAction(restoreNavigation, follow)
  return (
    <div className="space-y-10">
      {/* What another version says replaces what stood here: the form starts afresh with each. */}
      <NavigationForm
        key={number}
        number={number}
        navigation={navigation}
        known={known}
        isSaved={isSaved}
        onSaved={follow}
      />
      <section aria-labelledby="navigation-versions" className="border-t border-ink pt-4">
        <h3 id="navigation-versions" className="font-semibold">
          {t('navigation.versions')}
        </h3>
        {restore.summary ? <Notice tone="bad">{restore.summary}</Notice> : null}
        {versions.length === 0 ? (
          <p className="mt-1 text-14 text-ink-2">{t('navigation.versions_empty')}</p>
        ) : (
          <ol className="mt-2 border-t border-rule text-14 leading-5">
            {versions.map((version) => (
              <li
                key={version.number}
                className="flex flex-wrap items-center gap-x-4 border-b border-rule py-1"
              >
                <span className="min-w-0 flex-1 basis-60">
                  {t('navigation.version', { number: version.number })}
                  <span className="block text-13 text-ink-2 tabular-nums">{version.facts}</span>
                </span>
                {version.number === number ? (
                  <span className="px-3 py-2 font-semibold">{t('navigation.current')}</span>
                ) : (
                  <Button
                    look="quiet"
                    disabled={restore.isBusy}
                    aria-label={t('navigation.restore_of', { number: version.number })}
                    onClick={() => restore.run({ baseNumber: number, number: version.number })}
                  >
                    {t('navigation.restore')}
                  </Button>
                )}
              </li>
            ))}
            <li className="flex flex-wrap items-center gap-x-4 border-b border-rule py-1">
              <span className="min-w-0 flex-1 basis-60">{t('navigation.as_delivered')}</span>
              <Button
                look="quiet"
                disabled={restore.isBusy}
                aria-label={t('navigation.restore_delivered')}
                onClick={() => restore.run({ baseNumber: number, number: 0 })}
              >
                {t('navigation.restore')}
              </Button>
            </li>
          </ol>
        )}
      </section>
    </div>
  )
}

function NavigationForm({
  number,
  navigation,
  known,
  isSaved,
  onSaved,
}: Omit<Props, 'versions'> & { isSaved: boolean; onSaved: () => void }) {
  const t = useTranslations()
  const [draft, setDraft] = useState(navigation)
  const [isChanged, setChanged] = useState(false)
  const save = useAction(saveNavigation, () => {
    setChanged(false)
    onSaved()
  })
  const change = (next: Navigation) => {
    setDraft(next)
    setChanged(true)
    save.onInput()
  }
  const changeColumn = (at: number, patch: Partial<Navigation['footer'][number]>) =>
    change({
      ...draft,
      footer: draft.footer.map((column, other) => (other === at ? { ...column, ...patch } : column)),
    })
  const summary = save.summary ?? save.errorOf('navigation')
  return (
    <div className="space-y-8">
      <section aria-labelledby="navigation-masthead" className="border-t-4 border-ink pt-3">
        <h3 id="navigation-masthead" className="mb-2 font-semibold">
          {t('navigation.masthead')}
        </h3>
        <div className="max-w-140">
          <LinkList
            id="masthead"
            items={draft.masthead}
            known={known}
            most={navigationLimits.masthead}
            empty={t('navigation.masthead_empty')}
            onChange={(masthead) => change({ ...draft, masthead })}
          />
        </div>
      </section>
      <section aria-labelledby="navigation-footer" className="border-t-4 border-ink pt-3">
        <h3 id="navigation-footer" className="mb-3 font-semibold">
          {t('navigation.footer')}
        </h3>
        <div className="grid gap-x-10 gap-y-8 md:grid-cols-2">
          {draft.footer.map((column, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the four columns have no other name than their place.
            <fieldset key={at} className="min-w-0">
              <legend className="mb-2 text-14 font-semibold">
                {t('navigation.column', { number: at + 1 })}
              </legend>
              <div className="space-y-3">
                <TextField
                  id={`column-${at}-title`}
                  label={t('navigation.column_title')}
                  hint={t('navigation.column_hint', { title: known.words.columns[at] ?? '' })}
                  value={column.title}
                  limit={navigationLimits.title}
                  onChange={(event) => changeColumn(at, { title: event.target.value })}
                />
                <LinkList
                  id={`column-${at}`}
                  items={column.items}
                  known={known}
                  most={navigationLimits.column}
                  empty={t('navigation.column_empty')}
                  onChange={(items) => changeColumn(at, { items })}
                />
              </div>
            </fieldset>
          ))}
        </div>
      </section>
      <div className="sticky bottom-0 border-t border-ink bg-paper py-3">
        {summary ? (
          <Notice tone="bad" className="mb-3">
            {summary}
          </Notice>
        ) : null}
        <div className="flex flex-wrap items-center gap-3">
          <Button
            look="primary"
            disabled={save.isBusy}
            onClick={() => save.run({ baseNumber: number, navigation: draft })}
          >
            {t('navigation.save')}
          </Button>
          {isChanged ? (
            <Button
              look="quiet"
              onClick={() => {
                setDraft(navigation)
                setChanged(false)
              }}
            >
              {t('navigation.undo_changes')}
            </Button>
          ) : null}
          <p role="status" className="text-14 text-good">
            {isSaved && !isChanged ? t('navigation.saved') : ''}
          </p>
        </div>
      </div>
    </div>
  )
}
