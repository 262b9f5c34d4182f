import type { Box as BoxNode } from '#domain/articles/document.ts'
import { directionOf } from '#lib/direction.ts'
import { isBlank } from '#lib/text.ts'
import { Flow } from './flow.tsx'
import type { NoteNumbers } from './notes.tsx'

/** What a reader may want to know beside the story: said apart, and named by its title. */
export function Box({ box, id, notes }: { box: BoxNode; id: string; notes: NoteNumbers }) {
  const { title } = box.attrs
  const isTitled = !isBlank(title)
  const named = isTitled ? { role: 'note', 'aria-labelledby': id } : {}
  return (
    <div className="box" {...named}>
      {isTitled ? (
        <p id={id} className="block-title" dir={directionOf(title)}>
          {title}
        </p>
      ) : null}
      {box.content.map((node, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nodes have no identity, and a published text does not change.
        <Flow key={index} node={node} notes={notes} />
      ))}
    </div>
  )
}
