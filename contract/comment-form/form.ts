import {
  type CommentField,
  type CommentFieldName,
  commentFields,
  hiddenFieldNames,
  honeypot,
} from './fields.ts'

export const commentFieldNames = Object.keys(commentFields) as CommentFieldName[]

/** How a form lays them out: what is written at length by itself, the rest side by side where there is room. */
const isLong = (name: CommentFieldName) => commentFields[name].control === 'textarea'
export const longFields = commentFieldNames.filter(isLong)
export const shortFields = commentFieldNames.filter((name) => !isLong(name))

type FieldName = CommentFieldName | (typeof hiddenFieldNames)[number] | typeof honeypot.name

/** The form as it was sent: every field is there, as text, and nothing else. */
export type CommentForm = Record<FieldName, string>

/** Reads it out of whatever holds it. What is no text counts as empty: it is asked for again. */
export function readCommentForm(sent: (name: string) => unknown): CommentForm {
  const read = (name: string) => {
    const field: CommentField | undefined = (commentFields as Record<string, CommentField>)[name]
    const value = sent(name) ?? (field?.formerly && sent(field.formerly))
    return typeof value === 'string' ? value : ''
  }
  const names = [...commentFieldNames, ...hiddenFieldNames, honeypot.name]
  return Object.fromEntries(names.map((name) => [name, read(name)])) as CommentForm
}

/** Something of each field. */
export const eachField = <T>(make: (name: CommentFieldName) => T): Record<CommentFieldName, T> =>
  Object.fromEntries(commentFieldNames.map((name) => [name, make(name)])) as Record<CommentFieldName, T>
