import { emailLimit } from '#lib/email.ts'
import { honeypot } from '../comment-form/fields.ts'

/**
 * The form by which a reader tells of an error, said once: for the page that shows it, the one that it comes back in, and
 * whoever reads it (the site, and the edge while the site is away).
 */
export type ReportField = {
  /** Of its control on the page: links lead there. */
  id: string
  control: 'number' | 'textarea' | 'text' | 'email'
  rows?: number
  required?: true
  autocomplete?: string
  /** Code points, after cleaning. */
  limit: number
  label: string
  note: string
}

/** From top to bottom: mistakes are told in this order too. */
export const reportFields = {
  paragraph: {
    id: 'champ-paragraphe',
    control: 'number',
    /** Digits: no article has a hundred thousand paragraphs. */
    limit: 5,
    label: 'reports.paragraph',
    note: 'reports.paragraph_note',
  },
  passage: {
    id: 'champ-passage',
    control: 'textarea',
    rows: 3,
    /** A long paragraph. Who selects a page means no passage. */
    limit: 1_000,
    label: 'reports.passage',
    note: 'reports.passage_note',
  },
  body: {
    id: 'champ-erreur',
    control: 'textarea',
    rows: 6,
    required: true,
    /** An error and its proof; a letter to the editor has another address. */
    limit: 2_000,
    label: 'reports.body',
    note: 'reports.body_note',
  },
  name: {
    id: 'champ-nom',
    control: 'text',
    autocomplete: 'name',
    limit: 60,
    label: 'reports.name',
    note: 'reports.name_note',
  },
  email: {
    id: 'champ-email',
    control: 'email',
    autocomplete: 'email',
    limit: emailLimit,
    label: 'reports.email',
    note: 'reports.email_note',
  },
} as const satisfies Record<string, ReportField>

export type ReportFieldName = keyof typeof reportFields
export const reportFieldNames = Object.keys(reportFields) as ReportFieldName[]

/** Where the form is sent. */
export const reportsAddress = '/api/reports'

const hiddenNames = ['articleId', 'formToken'] as const
export type ReportForm = Record<ReportFieldName | (typeof hiddenNames)[number] | typeof honeypot.name, string>

export const hiddenReportNames: readonly (keyof ReportForm)[] = hiddenNames

/** Reads it out of whatever holds it. What is no text counts as empty. */
export function readReportForm(sent: (name: string) => unknown): ReportForm {
  const read = (name: string) => {
    const value = sent(name)
    return typeof value === 'string' ? value : ''
  }
  const names = [...reportFieldNames, ...hiddenNames, honeypot.name]
  return Object.fromEntries(names.map((name) => [name, read(name)])) as ReportForm
}
