import type { ReactNode } from 'react'
import type { PrintContext } from '#components/print/print-context.ts'
import type { HomeView } from '#domain/articles/view.ts'
import { Breaking } from './breaking.tsx'
import { Lead } from './lead.tsx'
import { Report } from './report.tsx'
import { Row } from './row.tsx'
import { Seconds } from './seconds.tsx'
import type { When } from './when.ts'

type Props = Pick<HomeView, 'opening' | 'lead' | 'seconds'> & {
  /** The wire, where there is one. */
  latest: ReactNode
  print: PrintContext
  when: When
  /** Off on the page of a section: its name stands above. */
  withSection?: boolean
}

/**
 * How a page opens. Twelve columns on wide screens: one story in six of them, seconds in three, the wire in three; what
 * weighs more has the whole width, with seconds and wire under it. Two columns on tablets; one on phones, where the order of
 * the document is the order of importance. A page of few stories has no empty columns.
 */
export function Top({ opening: { kind, title, others }, lead, ...page }: Props) {
  if (!lead) return null
  const { print, when, withSection } = page
  const look = { print, when, withSection }
  const [second] = others
  if (kind === 'breaking')
    return (
      <Under {...page}>
        <Breaking article={lead} {...look} />
      </Under>
    )
  if (kind === 'report')
    return (
      <Under {...page}>
        <Report title={title} article={lead} linked={others} {...look} />
      </Under>
    )
  if (kind === 'equal' && second)
    return (
      <Under {...page}>
        <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
          <Lead article={lead} look="half" {...look} />
          <div className="max-md:border-t max-md:border-rule max-md:pt-6 md:border-l md:border-rule md:pl-8">
            <Lead article={second} look="half" isFirst={!lead.lead} {...look} />
          </div>
        </div>
      </Under>
    )
  return <Beside {...page}>{(width) => <Lead article={lead} look={width} {...look} />}</Beside>
}

type Next = Pick<Props, 'seconds' | 'latest' | 'print' | 'when' | 'withSection'>

/** One story, and at its side those that come next. */
function Beside({
  seconds,
  latest,
  children,
  ...look
}: Next & { children: (look: 'column' | 'wide') => ReactNode }) {
  const isAlone = seconds.length === 0
  const columns = isAlone ? 'lg:col-span-12' : latest ? 'lg:col-span-6' : 'lg:col-span-8'
  return (
    <div className="grid grid-cols-1 gap-x-8 gap-y-8 md:grid-cols-2 lg:grid-cols-12 lg:gap-y-0">
      <div className={`md:col-span-2 ${columns}`}>{children(isAlone ? 'wide' : 'column')}</div>
      {isAlone ? null : (
        <div
          className={`lg:border-l lg:border-rule lg:pl-8 ${latest ? 'lg:col-span-3' : 'md:max-lg:col-span-2 lg:col-span-4'}`}
        >
          <Seconds articles={seconds} {...look} />
        </div>
      )}
      {latest ? <div className="lg:col-span-3 lg:border-l lg:border-rule lg:pl-8">{latest}</div> : null}
    </div>
  )
}

/** What has the whole width, and under it those that come next. */
function Under({ seconds, latest, print, withSection, children }: Next & { children: ReactNode }) {
  return (
    <>
      {children}
      <div className={latest ? 'lg:grid lg:grid-cols-12 lg:gap-x-8' : ''}>
        <div className={latest ? 'lg:col-span-9' : ''}>
          <Row articles={seconds} print={print} withSection={withSection} />
        </div>
        {latest ? <div className="mt-8 lg:col-span-3">{latest}</div> : null}
      </div>
    </>
  )
}
