import { useTranslations } from 'use-intl'
import { type Marked, markInvisible } from '#domain/moderation/signals/invisible.ts'

/** Letters before and after, by which one finds the place. */
const around = 14
/** More places of the same kind tell nothing new. */
const shownPlaces = 3

/** Where something stands in a text that nobody sees: its name between the letters around it. */
export function InvisibleMarks({ text }: { text: string }) {
  const t = useTranslations()
  const places = placesOf(markInvisible(text))
  if (places.length === 0) return null
  return (
    <>
      <span className="sr-only">{t('moderation.invisible_shown')}</span>
      {places.map(({ at, before, hidden, after }) => (
        <span key={at} dir="auto" className="block font-serif text-ink-2">
          {before}
          <mark className="mx-px bg-ink px-0.5 font-mono text-12 text-paper">{hidden}</mark>
          {after}
        </span>
      ))}
    </>
  )
}

function placesOf(parts: readonly Marked[]) {
  const shown = parts.flatMap((part, at) => {
    if (!('hidden' in part)) return []
    const before = parts[at - 1]
    const after = parts[at + 1]
    return [
      {
        at,
        hidden: part.hidden,
        before: before && 'text' in before ? [...before.text].slice(-around).join('') : '',
        after: after && 'text' in after ? [...after.text].slice(0, around).join('') : '',
      },
    ]
  })
  return shown.slice(0, shownPlaces)
}
