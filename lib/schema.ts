import { z } from 'zod'
import { slugProblem } from './slug.ts'
import { cleanLine, cleanLines, isBlank } from './text.ts'

// zod compiles its checks with `new Function`, and asks the browser first whether it may: our content security
// policy says no, and reports the question. In browsers it interprets instead.
if ('document' in globalThis) z.config({ jitless: true })

type TextRules = {
  /** Characters after cleaning. */
  max?: number
  tooLong?: string
  /** Line breaks stay; otherwise each becomes a space. */
  lines?: boolean
  /** Something must be there to be seen. A code other than the usual one may be named. */
  required?: boolean | string
  /** Off where a text is saved while it is typed, or is a part of a longer one. */
  trim?: boolean
}

/** The one schema for text that people send: cleaned first, then measured. Messages are error codes. */
export function text(rules: TextRules = {}) {
  const { max = Number.POSITIVE_INFINITY, tooLong = 'field.too_long', lines, required, trim = true } = rules
  const clean = lines ? cleanLines : cleanLine
  return z.string().transform((sent, context) => {
    // What is far too long is not even looked at: cleaning a megabyte costs everybody else's time.
    const cleaned = sent.length > 4 * max + 1_000 ? sent : clean(sent)
    const value = trim ? cleaned.trim() : cleaned
    if (value.length > max) context.addIssue({ code: 'custom', message: tooLong })
    else if (required && isBlank(value))
      context.addIssue({ code: 'custom', message: required === true ? 'field.required' : required })
    return value
  })
}

/** The last part of an address, as somebody typed it. Empty where the address is made from a name. */
export const slug = (max: number, { optional = false } = {}) =>
  text({ max }).superRefine((value, context) => {
    const problem = optional && value === '' ? null : slugProblem(value)
    if (problem) context.addIssue({ code: 'custom', message: problem })
  })

/**
 * Text as it came. For passwords, tokens and paths, in which every character counts and which are never stored, and
 * for a form that is given back as it was typed and cleaned by its own rules.
 */
export const raw = (max = Number.POSITIVE_INFINITY) => z.string().max(max, { message: 'field.too_long' })

export { z }
