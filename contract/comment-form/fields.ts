import { emailLimit } from '#lib/email.ts'

/**
 * The form of a comment, said once. What shows it (the page of an article, the page a reader without a script gets), what
 * reads it (the site, the edge while the site is away) and what checks it goes through this list: a new field
 * is one entry here and its sentences, and a column where it is kept. It travels to browsers, and stays small.
 */
export type CommentField = {
  /** Of its control on the page: links lead there, and stored pages hold them. */
  id: string
  control: 'textarea' | 'text' | 'email'
  /** What a browser may fill in by itself. */
  autocomplete?: string
  /** Code points, after cleaning. */
  limit: number
  /** Keys of its sentences, and codes of what is said when nothing, or too much, is in it. */
  label: string
  notes: readonly string[]
  empty: string
  tooLong: string
  /** Its name in an earlier release. */
  formerly?: string
}

/** What a reader fills in, all of it required, from top to bottom: mistakes are told in this order too. */
export const commentFields = {
  body: {
    id: 'champ-texte',
    control: 'textarea',
    /** Longer than any useful letter to the editor; a thread must stay readable. */
    limit: 5_000,
    label: 'comments.body',
    notes: [],
    empty: 'comment.empty',
    tooLong: 'comment.too_long',
    // For one release: a page that was opened before the upgrade posts it so, and no word of it may be lost.
    formerly: 'text',
  },
  name: {
    id: 'champ-nom',
    control: 'text',
    autocomplete: 'name',
    /** Stands on one line of a telephone. */
    limit: 60,
    label: 'comments.name',
    notes: ['comments.name_note'],
    empty: 'comment.name_empty',
    tooLong: 'comment.name_too_long',
  },
  email: {
    id: 'champ-email',
    control: 'email',
    autocomplete: 'email',
    limit: emailLimit,
    label: 'comments.email',
    notes: ['comments.email_note', 'comments.email_example'],
    empty: 'comment.email_empty',
    tooLong: 'comment.email_invalid',
  },
} as const satisfies Record<string, CommentField>

export type CommentFieldName = keyof typeof commentFields

/** Travels with them unseen, and comes back with them. */
export const hiddenFieldNames = ['articleId', 'parentId', 'formToken', 'requestId'] as const

/** Hidden from people, tempting for scripts. */
export const honeypot = { name: 'website', id: 'champ-site', label: 'comments.honeypot' } as const
