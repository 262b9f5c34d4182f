import type { ReportStatus } from './report.ts'

/** A report as the editors' desk shows it. */
export type ReportItem = {
  id: string
  status: ReportStatus
  paragraph: number | null
  passage: string
  body: string
  signals: string[]
  createdAt: Date
  /** What the reader said of themselves, until it is purged. */
  name: string
  email: string | null
  article: {
    id: string
    title: string
    /** Null: readers cannot see it at the moment. */
    href: string | null
    /** The paragraph as it is published now; null where there is none of that number. */
    paragraph: string | null
    /** Whether it has been published anew since the report. */
    isChanged: boolean
  }
  decisions: { by: string | null; to: ReportStatus; note: string; decidedAt: Date }[]
}

export type ReportCounts = Record<ReportStatus, number>
