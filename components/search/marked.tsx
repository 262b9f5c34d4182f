import type { MarkedText } from '#domain/search/view.ts'

/** A text with the words that answer the question marked. Runs of text only: nothing in it is ever markup. */
export function Marked({ runs }: { runs: MarkedText }) {
  let place = 0
  return runs.map(({ text, isMarked }) => {
    place += text.length
    if (!isMarked) return text
    return (
      <mark
        key={place}
        className="bg-transparent font-bold text-inherit underline decoration-accent decoration-2 underline-offset-3"
      >
        {text}
      </mark>
    )
  })
}
