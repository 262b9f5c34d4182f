import { Fragment } from 'react'
import type { DayContext, PrintContext } from '#components/print/print-context.ts'
import type { HomeView } from '#domain/articles/view.ts'
import { Moment } from '../../ui/time.tsx'
import { Latest } from './latest.tsx'
import { LongRead } from './long-read.tsx'
import { MostCommented } from './most-commented.tsx'
import { Row } from './row.tsx'
import { SectionBlock } from './section-block.tsx'
import { SectionLine } from './section-line.tsx'
import { rowsOf, type SectionRow } from './section-rows.ts'
import { Top } from './top.tsx'

/** The front page: how it opens, a row, the sections, what is talked about. */
export function Front({ home, print }: { home: HomeView; print: DayContext }) {
  const { opening, lead, seconds, latest } = home
  return (
    <div className="sheet pt-5 md:pt-7">
      <Top
        opening={opening}
        lead={lead}
        seconds={seconds}
        latest={latest.length > 0 ? <Latest articles={latest} print={print} /> : null}
        print={print}
        when={(date) => <Moment date={date} print={print} />}
      />
      <Row articles={home.row} print={print} />
      <Sections home={home} print={print} />
      <MostCommented articles={home.mostCommented} print={print} />
    </div>
  )
}

/** Below the fold: rows of sections that do not look alike, and the long read between them. */
function Sections({ home: { sections, longRead }, print }: { home: HomeView; print: PrintContext }) {
  const rows = rowsOf(sections)
  // After the second row, or at the end of fewer.
  const position = Math.min(1, rows.length - 1)
  return (
    <>
      {rows.length === 0 && longRead ? <LongRead article={longRead} print={print} /> : null}
      {rows.map((row, index) => (
        <Fragment key={row.blocks[0].section.id}>
          <Rank row={row} print={print} />
          {index === position && longRead ? <LongRead article={longRead} print={print} /> : null}
        </Fragment>
      ))}
    </>
  )
}

function Rank({ row, print }: { row: SectionRow; print: PrintContext }) {
  if (row.kind === 'line') return <SectionLine {...row.blocks[0]} print={print} />
  return (
    <div className="mt-12 grid grid-cols-1 gap-x-12 gap-y-12 lg:grid-cols-2">
      {row.blocks.map((block, index) => (
        <SectionBlock
          key={block.section.id}
          {...block}
          print={print}
          isWide={row.blocks.length === 1}
          // On phones a small picture is the rule, and a large one a beat in it.
          isLarge={index === 0}
        />
      ))}
    </div>
  )
}
