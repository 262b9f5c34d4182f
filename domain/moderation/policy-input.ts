import { text, z } from '#lib/schema.ts'
import { type PolicyRules, policyLimits } from './policy.ts'
import { fold } from './signals/fold.ts'
import { builtInWeights, type WeighedCode, weighableCodes } from './signals/weights.ts'

/** A number as people write it, with a comma or a point. */
const number = ({ min, max }: { min: number; max: number }, message: string) =>
  text({ max: 12, tooLong: message }).transform((typed, context) => {
    const value = Number(typed.replace(',', '.').replace(/^[−–]/, '-'))
    const isTenth = Math.abs(value * 10 - Math.round(value * 10)) < 1e-9
    if (typed === '' || !Number.isFinite(value) || value < min || value > max || !isTenth)
      context.addIssue({ code: 'custom', message })
    return value
  })

type Entry = { most: number; read: (line: string) => string | null; wrong: string }

/** One entry a line, each once, in the order of the alphabet. */
const entries = ({ most, read, wrong }: Entry, characters: number) =>
  text({ max: most * (characters + 2), lines: true, tooLong: 'policy.too_many' }).transform(
    (typed, context) => {
      const lines = typed
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
      const found = lines.map(read)
      if (found.includes(null)) context.addIssue({ code: 'custom', message: wrong })
      const known = new Set(found.filter((entry) => entry !== null))
      if (known.size > most) context.addIssue({ code: 'custom', message: 'policy.too_many' })
      return [...known].sort((a, b) => a.localeCompare(b, 'fr'))
    },
  )

/** Two letters at least: a list with « a » in it holds every comment back. A beginning needs three. */
function readWord(line: string): string | null {
  const [word, isBeginning] = line.endsWith('*') ? [line.slice(0, -1), true] : [line, false]
  const letters = fold(word).match(/[\p{L}\p{N}]/gu)?.length ?? 0
  const isKnown = letters >= (isBeginning ? 3 : 2) && line.length <= policyLimits.wordCharacters
  return isKnown && !word.includes('*') ? line.toLowerCase().replace(/\s+/g, ' ') : null
}

/** From an address as from a host: people paste what they see. */
function readDomain(line: string): string | null {
  const href = /^https?:\/\//i.test(line) ? line : `http://${line}`
  if (line.length > 2_000 || /\s|@/.test(line) || !URL.canParse(href)) return null
  const host = new URL(href).hostname.replace(/^www\./, '').replace(/\.$/, '')
  const isDomain = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:[a-z][a-z0-9-]*[a-z0-9])$/.test(host)
  return isDomain && host.length <= policyLimits.domainCharacters ? host : null
}

const words = { most: policyLimits.words, read: readWord, wrong: 'policy.word' }
const domains = { most: policyLimits.domains, read: readDomain, wrong: 'policy.domain' }

const weightFields = Object.fromEntries(
  weighableCodes.map((code) => [`weight_${code}`, number(policyLimits.weight, 'policy.weight')]),
) as Record<`weight_${WeighedCode}`, ReturnType<typeof number>>

/** What the form holds; what it makes are rules. */
const rulesFields = z.object({
  ...weightFields,
  spamFrom: number(policyLimits.spamFrom, 'policy.spam_from'),
  publishing: z.enum(['never', 'upTo'], { message: 'field.choice' }),
  publishUpTo: text({ max: 12, tooLong: 'policy.publish_up_to' }).default(''),
  words: entries(words, policyLimits.wordCharacters),
  deniedDomains: entries(domains, policyLimits.domainCharacters),
  allowedDomains: entries(domains, policyLimits.domainCharacters),
})

function rulesFrom(fields: z.output<typeof rulesFields>, context: z.RefinementCtx): PolicyRules {
  const weights: PolicyRules['weights'] = {}
  for (const code of weighableCodes) {
    const weight = fields[`weight_${code}`]
    if (weight !== builtInWeights[code]) weights[code] = weight
  }
  const { spamFrom, words, deniedDomains, allowedDomains } = fields
  const refuse = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message })
  let publishUpTo: number | null = null
  if (fields.publishing === 'upTo') {
    const read = number(policyLimits.publishUpTo, 'policy.publish_up_to').safeParse(fields.publishUpTo)
    if (!read.success) refuse('publishUpTo', 'policy.publish_up_to')
    else if (read.data >= spamFrom) refuse('publishUpTo', 'policy.publish_above_spam')
    else publishUpTo = read.data
  }
  const denied = new Set(deniedDomains)
  if (allowedDomains.some((domain) => denied.has(domain))) refuse('allowedDomains', 'policy.domain_twice')
  return { weights, spamFrom, publishUpTo, words, deniedDomains, allowedDomains }
}

export const replayInput = rulesFields.transform(rulesFrom)

const reason = text({ max: policyLimits.reason, required: true })
const baseNumber = z.coerce.number().int().min(0)

export const savePolicyInput = z
  .object({ baseNumber, reason, mode: z.enum(['live', 'trial']), ...rulesFields.shape })
  .transform(({ baseNumber, reason, mode, ...fields }, context) => ({
    baseNumber,
    reason,
    isTrial: mode === 'trial',
    rules: rulesFrom(fields, context),
  }))

export const restorePolicyInput = z.object({
  baseNumber,
  /** 0: what comes with the product. */
  number: z.coerce.number().int().min(0),
  reason,
})

export type SavePolicy = z.output<typeof savePolicyInput>
export type RestorePolicy = z.output<typeof restorePolicyInput>
