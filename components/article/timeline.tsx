import type { Timeline as TimelineNode } from '#domain/articles/document.ts'
import { directionOf } from '#lib/direction.ts'
import { isBlank } from '#lib/text.ts'
import { Flow } from './flow.tsx'
import type { NoteNumbers } from './notes.tsx'

/** What happened when, in the order the newsroom gave it. Dates are words: « printemps 2019 » is one. */
export function Timeline({ timeline, notes }: { timeline: TimelineNode; notes: NoteNumbers }) {
  const { title } = timeline.attrs
  return (
    <div className="timeline">
      {isBlank(title) ? null : (
        <p className="block-title" dir={directionOf(title)}>
          {title}
        </p>
      )}
      <ol>
        {timeline.content.map(({ attrs, content }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity, and a published text does not change.
          <li key={index}>
            {isBlank(attrs.date) ? null : (
              <p className="timeline-date" dir={directionOf(attrs.date)}>
                {attrs.date}
              </p>
            )}
            {content.map((line, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above.
              <Flow key={place} node={line} notes={notes} />
            ))}
          </li>
        ))}
      </ol>
    </div>
  )
}
