'use client'

import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field.tsx'
import { errorMessage } from '#contract/i18n/error-message.ts'
import { findTranslations, linkTranslation, unlinkTranslation } from '#domain/translations/actions.ts'
import type { TranslationChoice } from '#domain/translations/view.ts'
import { isolate } from '#lib/direction.ts'
import { directionOfLanguage } from '#lib/locale.ts'

type Props = { articleId: string; initial: readonly TranslationChoice[] }

/** The same article in other languages. Takes effect at once: it concerns readers, not the text. */
export function TranslationsField({ articleId, initial }: Props) {
  const t = useTranslations()
  const [linked, setLinked] = useState(initial)
  const [found, setFound] = useState<readonly TranslationChoice[] | null>(null)
  const [query, setQuery] = useState('')
  const [error, setError] = useState<string>()
  const [isSaved, setSaved] = useState(false)

  async function change(next: readonly TranslationChoice[], send: () => ReturnType<typeof linkTranslation>) {
    const before = linked
    setLinked(next)
    setError(undefined)
    setSaved(false)
    const result = await send().catch(() => null)
    if (result?.ok) {
      setFound(null)
      return setSaved(true)
    }
    setLinked(before)
    setError(result ? errorMessage(t, result.code, result.values) : t('languages.failed'))
  }
  async function find(event: FormEvent) {
    event.preventDefault()
    event.stopPropagation()
    setError(undefined)
    setSaved(false)
    const result = await findTranslations({ articleId, q: query }).catch(() => null)
    if (result?.ok) setFound(result.data)
    else setError(result ? errorMessage(t, result.code, result.values) : t('languages.failed'))
  }

  return (
    <section aria-labelledby="article-translations-title">
      <h2 id="article-translations-title" className="text-14 leading-5 font-semibold">
        {t('languages.link.title')}
      </h2>
      <p className="mt-1 text-13 leading-5 text-ink-2">{t('languages.link.hint')}</p>
      {linked.length === 0 ? (
        <p className="mt-1 text-13 leading-5 text-ink-2">{t('languages.link.empty')}</p>
      ) : (
        <ul className="mt-2 border-t border-rule">
          {linked.map((one) => (
            <li key={one.id} className="flex items-center gap-2 border-b border-rule py-1">
              <span className="min-w-0 flex-1 text-13 leading-5 [overflow-wrap:anywhere]">
                <span className="text-ink-2">{t(`languages.name_${one.language}`)}</span>{' '}
                <a
                  href={`/redaction/articles/${one.id}`}
                  lang={one.language}
                  dir={directionOfLanguage(one.language)}
                  className="quiet-link"
                >
                  {one.title}
                </a>
                {one.isVisible ? null : <span className="text-ink-2"> ({t('languages.link.hidden')})</span>}
              </span>
              <button
                type="button"
                aria-label={t('languages.link.remove', { title: isolate(one.title) })}
                title={t('languages.link.remove', { title: isolate(one.title) })}
                onClick={() =>
                  void change(
                    linked.filter(({ id }) => id !== one.id),
                    () => unlinkTranslation({ articleId, otherId: one.id }),
                  )
                }
                className="inline-flex size-11 shrink-0 items-center justify-center rounded-control hover:bg-wash md:size-7"
              >
                <svg
                  viewBox="0 0 16 16"
                  aria-hidden="true"
                  className="size-4 fill-none stroke-current stroke-[1.5]"
                >
                  <path d="M4 4l8 8M12 4l-8 8" />
                </svg>
              </button>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={find} className="mt-2 flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <TextField
            id="article-translation"
            type="search"
            label={t('languages.link.find')}
            value={query}
            maxLength={200}
            onChange={(event) => setQuery(event.target.value)}
          />
        </div>
        <Button type="submit">{t('languages.link.search')}</Button>
      </form>
      <p role="status" className="text-13 leading-5 text-ink-2">
        {found?.length === 0 ? t('languages.link.none') : isSaved ? t('languages.link.saved') : ''}
      </p>
      {error ? (
        <p role="alert" className="text-13 leading-5 font-semibold text-bad">
          {error}
        </p>
      ) : null}
      {found && found.length > 0 ? (
        <ul className="mt-1 max-h-64 overflow-y-auto border-t border-rule">
          {found.map((one) => (
            <li key={one.id} className="border-b border-rule">
              <button
                type="button"
                aria-label={t('languages.link.add', {
                  title: isolate(one.title),
                  language: t(`languages.name_${one.language}`),
                })}
                onClick={() =>
                  void change([...linked, one], () => linkTranslation({ articleId, otherId: one.id }))
                }
                className="block min-h-11 w-full py-1.5 text-left text-13 leading-5 [overflow-wrap:anywhere] hover:bg-wash md:min-h-9"
              >
                + <bdi lang={one.language}>{one.title}</bdi>{' '}
                <span className="text-ink-2">({t(`languages.name_${one.language}`)})</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
