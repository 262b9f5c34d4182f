'use client'

import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, type ButtonLook } from '#components/ui/button.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { ShortcutsHelp, useShortcuts } from '#components/ui/shortcuts.client.tsx'
import { errorMessage } from '#contract/i18n/error-message.ts'
import { createArticle } from '#domain/articles/actions.ts'

const rows = () => [...document.querySelectorAll<HTMLAnchorElement>('[data-desk-row]')]

function moveTo(step: 1 | -1) {
  const links = rows()
  const at = links.indexOf(document.activeElement as HTMLAnchorElement)
  links[
    at === -1 ? (step === 1 ? 0 : links.length - 1) : Math.min(Math.max(at + step, 0), links.length - 1)
  ]?.focus()
}

/** The new article, and the keys of the list. Enter on a row is the link's own. */
export function DeskTools({ look = 'primary' }: { look?: ButtonLook }) {
  const t = useTranslations()
  const { create, isBusy, error } = useNewArticle()
  const shortcuts = [
    { key: 'n', label: t('redaction.list.keyNew'), run: create },
    {
      key: '/',
      label: t('redaction.list.keySearch'),
      run: () => document.getElementById('desk-search')?.focus(),
    },
    { key: 'j', label: t('redaction.list.keyNext'), run: () => moveTo(1), repeats: true },
    { key: 'k', label: t('redaction.list.keyPrevious'), run: () => moveTo(-1), repeats: true },
    { key: 'Enter', label: t('redaction.list.keyOpen'), run: () => rows()[0]?.focus() },
  ]
  useShortcuts(shortcuts)
  return (
    <>
      <ShortcutsHelp shortcuts={shortcuts} />
      <NewArticleForm create={create}>
        <Button type="submit" look={look} disabled={isBusy} aria-describedby="new-article-error">
          {t('redaction.list.new')}
          <span className="hidden md:inline">
            <Kbd>N</Kbd>
          </span>
        </Button>
      </NewArticleForm>
      <p
        id="new-article-error"
        role="alert"
        className="w-full text-13 leading-5 font-semibold text-bad empty:hidden"
      >
        {error}
      </p>
    </>
  )
}

/** For the empty list, where it is the only thing to do. */
export function NewArticleButton({ label }: { label?: string }) {
  const t = useTranslations()
  const { create, isBusy, error } = useNewArticle()
  return (
    <>
      <NewArticleForm create={create}>
        <Button type="submit" look="primary" disabled={isBusy}>
          {label ?? t('redaction.list.new')}
        </Button>
      </NewArticleForm>
      <p role="alert" className="text-13 leading-5 font-semibold text-bad empty:hidden">
        {error}
      </p>
    </>
  )
}

/** A real form: pressed before the scripts have come, it still makes an article. */
function NewArticleForm({ create, children }: { create: () => void; children: ReactNode }) {
  return (
    <form
      method="post"
      action="/api/articles"
      onSubmit={(event) => {
        event.preventDefault()
        create()
      }}
    >
      {children}
    </form>
  )
}

function useNewArticle() {
  const t = useTranslations()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState('')
  async function run() {
    if (isBusy) return
    setBusy(true)
    setError('')
    const result = await createArticle({}).catch(() => null)
    if (result?.ok) {
      window.location.assign(`/redaction/articles/${result.data.id}`)
      return
    }
    setBusy(false)
    setError(result ? errorMessage(t, result.code, result.values) : t('redaction.list.newFailed'))
  }
  return { create: () => void run(), isBusy, error }
}
