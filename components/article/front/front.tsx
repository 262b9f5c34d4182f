import { Fragment } from 'react'
import type { DayContext, PrintContext } from '#components/print/print-context.ts'
import type { HomeView } from '#domain/articles/view.ts'
import { Latest } from './latest.tsx'
import { Lead } from './lead.tsx'
import { LongRead } from './long-read.tsx'
import { MostCommented } from './most-commented.tsx'
import { Row } from './row.tsx'
import { Seconds } from './seconds.tsx'
import { SectionBlock } from './section-block.tsx'
import { SectionLine } from './section-line.tsx'
import { rowsOf, type SectionRow } from './section-rows.ts'

/**
 * The front page. Twelve columns on wide screens: lead in six, seconds in three, the wire in three; two columns on
 * tablets; one on phones, where the order of the document is the order of importance. A paper of few stories has no
 * empty columns: the lead takes their room.
 */
export function Front({ home, print }: { home: HomeView; print: DayContext }) {
  const { lead, seconds, latest } = home
  const isAlone = seconds.length === 0
  const hasWire = latest.length > 0
  const columns = isAlone ? 'lg:col-span-12' : hasWire ? 'lg:col-span-6' : 'lg:col-span-8'
  return (
    <div className="sheet pt-5 md:pt-7">
      <div className="grid grid-cols-1 gap-x-8 gap-y-8 md:grid-cols-2 lg:grid-cols-12 lg:gap-y-0">
        {lead ? (
          <div className={`md:col-span-2 ${columns}`}>
            <Lead article={lead} print={print} isAlone={isAlone} />
          </div>
        ) : null}
        {isAlone ? null : (
          <div
            className={`lg:border-l lg:border-rule lg:pl-8 ${hasWire ? 'lg:col-span-3' : 'md:max-lg:col-span-2 lg:col-span-4'}`}
          >
            <Seconds articles={seconds} print={print} />
          </div>
        )}
        {hasWire ? (
          <div className="lg:col-span-3 lg:border-l lg:border-rule lg:pl-8">
            <Latest articles={latest} print={print} />
          </div>
        ) : null}
      </div>
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
