import { useTranslations } from 'use-intl'
import type { FrontStory } from '#domain/front/view.ts'
import { clockDate } from '#lib/zoned-hour.ts'

type Props = { story: FrontStory | undefined; timeZone: string }

/** What an editor wants to know before placing a story: its section, its hour, whether readers see it, whether it has a picture. */
export function StoryFacts({ story, timeZone }: Props) {
  const t = useTranslations()
  if (!story) return <p className="text-13 font-semibold text-warn">{t('front.state_absent')}</p>
  const { date, time } = story.publishedAt ? clockDate(story.publishedAt, timeZone) : { date: '', time: '' }
  const at = `${date} ${time}`.trim()
  return (
    <p className="flex flex-wrap gap-x-3 text-13 leading-5 text-ink-2">
      {story.section ? <span>{story.section}</span> : null}
      {story.state === 'visible' ? <span className="tabular-nums">{at}</span> : null}
      {story.state === 'planned' ? (
        <span className="font-semibold text-warn">{t('front.state_planned', { at })}</span>
      ) : null}
      {story.state === 'absent' ? (
        <span className="font-semibold text-warn">{t('front.state_absent')}</span>
      ) : null}
      {story.hasPicture ? null : <span>{t('front.no_picture')}</span>}
    </p>
  )
}
