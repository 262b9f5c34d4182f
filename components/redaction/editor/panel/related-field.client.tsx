'use client'

import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field.tsx'
import { errorMessage } from '#contract/i18n/error-message.ts'
import { chooseRelated, findRelatable } from '#domain/articles/actions.ts'
import { articleLimits } from '#domain/articles/article.ts'
import type { RelatedChoice } from '#domain/articles/view.ts'
import { isolate } from '#lib/direction.ts'

/** Stories put beside this one by hand. Takes effect at once: it concerns readers, not the text. */
export function RelatedField({
  articleId,
  initial,
}: {
  articleId: string
  initial: readonly RelatedChoice[]
}) {
  const t = useTranslations()
  const [chosen, setChosen] = useState(initial)
  const [found, setFound] = useState<readonly RelatedChoice[] | null>(null)
  const [query, setQuery] = useState('')
  const [error, setError] = useState<string>()
  const [isSaved, setSaved] = useState(false)
  const isFull = chosen.length >= articleLimits.related

  async function save(next: readonly RelatedChoice[]) {
    const before = chosen
    setChosen(next)
    setError(undefined)
    setSaved(false)
    const result = await chooseRelated({ articleId, relatedIds: next.map(({ id }) => id) }).catch(() => null)
    if (result?.ok) return setSaved(true)
    setChosen(before)
    setError(result ? errorMessage(t, result.code, result.values) : t('redaction.related.failed'))
  }
  async function find(event: FormEvent) {
    event.preventDefault()
    // The panel stands inside no form today; if it ever does, a search must not send that one.
    event.stopPropagation()
    setError(undefined)
    const result = await findRelatable({ articleId, q: query }).catch(() => null)
    if (result?.ok) setFound(result.data)
    else setError(result ? errorMessage(t, result.code, result.values) : t('redaction.related.failed'))
  }
  function move(index: number, by: -1 | 1) {
    const next = [...chosen]
    const [moved] = next.splice(index, 1)
    next.splice(index + by, 0, moved!)
    void save(next)
  }
  const free = found?.filter(({ id }) => !chosen.some((other) => other.id === id))

  return (
    <section aria-labelledby="article-related-title">
      <h2 id="article-related-title" className="text-14 leading-5 font-semibold">
        {t('redaction.related.title')}
      </h2>
      <p className="mt-1 text-13 leading-5 text-ink-2">{t('redaction.related.hint')}</p>
      {chosen.length === 0 ? (
        <p className="mt-1 text-13 leading-5 text-ink-2">{t('redaction.related.empty')}</p>
      ) : (
        <ol className="mt-2 border-t border-rule">
          {chosen.map((story, index) => {
            const title = isolate(story.title)
            return (
              <li key={story.id} className="flex items-center gap-1 border-b border-rule py-1">
                <span className="min-w-0 flex-1 text-13 leading-5 [overflow-wrap:anywhere]">
                  {story.title}
                  {story.isVisible ? null : (
                    <span className="text-ink-2"> ({t('redaction.related.hidden')})</span>
                  )}
                </span>
                <Step
                  label={t('redaction.related.up', { title })}
                  disabled={index === 0}
                  onPress={() => move(index, -1)}
                  path="M4 10l4-4 4 4"
                />
                <Step
                  label={t('redaction.related.down', { title })}
                  disabled={index === chosen.length - 1}
                  onPress={() => move(index, 1)}
                  path="M4 6l4 4 4-4"
                />
                <Step
                  label={t('redaction.related.remove', { title })}
                  onPress={() => void save(chosen.filter(({ id }) => id !== story.id))}
                  path="M4 4l8 8M12 4l-8 8"
                />
              </li>
            )
          })}
        </ol>
      )}
      {isFull ? null : (
        <form onSubmit={find} className="mt-2 flex items-end gap-2">
          <div className="min-w-0 flex-1">
            <TextField
              id="article-related"
              type="search"
              label={t('redaction.related.find')}
              value={query}
              maxLength={200}
              onChange={(event) => setQuery(event.target.value)}
            />
          </div>
          <Button type="submit">{t('redaction.related.search')}</Button>
        </form>
      )}
      <p role="status" className="text-13 leading-5 text-ink-2">
        {free?.length === 0 ? t('redaction.related.none') : isSaved ? t('redaction.related.saved') : ''}
      </p>
      {error ? (
        <p role="alert" className="text-13 leading-5 font-semibold text-bad">
          {error}
        </p>
      ) : null}
      {!isFull && free && free.length > 0 ? (
        <ul className="mt-1 max-h-64 overflow-y-auto border-t border-rule">
          {free.map((story) => (
            <li key={story.id} className="border-b border-rule">
              <button
                type="button"
                aria-label={t('redaction.related.add', { title: isolate(story.title) })}
                onClick={() => void save([...chosen, story])}
                className="block min-h-11 w-full py-1.5 text-left text-13 leading-5 [overflow-wrap:anywhere] hover:bg-wash md:min-h-9"
              >
                + {story.title}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

function Step({
  label,
  path,
  disabled = false,
  onPress,
}: {
  label: string
  path: string
  disabled?: boolean
  onPress: () => void
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onPress}
      className="inline-flex size-11 shrink-0 items-center justify-center rounded-control hover:bg-wash disabled:opacity-40 md:size-7"
    >
      <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4 fill-none stroke-current stroke-[1.5]">
        <path d={path} />
      </svg>
    </button>
  )
}
