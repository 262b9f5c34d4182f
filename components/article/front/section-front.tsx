import type { PrintContext } from '#components/print/print-context.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import type { SectionFrontView } from '#domain/front/view.ts'
import { Time } from '../../ui/time.tsx'
import { StoryList } from '../story-list.tsx'
import { Top } from './top.tsx'

type Props = {
  top: NonNullable<SectionFrontView['top']>
  rest: readonly ArticleSummary[]
  print: PrintContext
  /** Its sub-sections' stories stand here too: each says where it belongs. */
  withSection?: boolean
}

/** The page of a section that somebody composed: what opens it, then its stories in the order of time. */
export function SectionFront({ top, rest, print, withSection = false }: Props) {
  return (
    <>
      <div className="pt-5 pb-8 md:pt-6">
        <Top
          {...top}
          latest={null}
          print={print}
          // A page that is kept for days says a date.
          when={(date) => <Time date={date} print={print} form="shortDateTime" />}
          withSection={withSection}
        />
      </div>
      {rest.length > 0 ? (
        <div className="border-t border-rule">
          <StoryList articles={rest} print={print} withSection={withSection} />
        </div>
      ) : null}
    </>
  )
}
