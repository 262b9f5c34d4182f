import { and, eq, isNotNull, lt, sql } from 'drizzle-orm'
import { appDb, type Tx, transaction } from '#db/client.ts'
import { databaseNow } from '#db/clock.ts'
import { classifierModels } from '#db/schema/classifier.ts'
import { logger } from '#lib/log.ts'
import { breather } from './breathe.ts'
import { decidedBefore, decidedSince, type Place } from './decided-queries.ts'
import { featuresVersion, readComment, vectorOf } from './features.ts'
import { gate, isOpen } from './gate.ts'
import { type Head, heads, labelsOf } from './labels.ts'
import type { Learned } from './learn.ts'
import { type Breathe, learnExample } from './learn-all.ts'
import { Material } from './material.ts'
import { type Trained, train } from './train.ts'
import { packNumbers, unpackNumbers } from './weights.ts'

/** Read at once: a quarter of a second of work. */
const batch = 500
/** What earlier trainings measured is kept as long as events are. Days. */
const keptDays = 90

/** Learns everything anew from the decisions that stand now. What was erased since is in no weight any more. */
export async function trainClassifier(): Promise<void> {
  const now = await databaseNow(appDb())
  const breathe = breather()
  const { material, newest } = await gather(breathe)
  for (const head of heads) {
    const copies = material.copies[head]
    const trained = await train(material.examples, head, { now: now.getTime(), copies, breathe })
    await keep(head, trained, newest)
    const { yes, no, auc } = trained.metrics
    logger('worker').info({ head, yes, no, auc, threshold: trained.threshold }, 'classifier trained')
  }
  await appDb()
    .delete(classifierModels)
    .where(
      and(
        eq(classifierModels.active, false),
        lt(classifierModels.at, new Date(now.getTime() - keptDays * 86_400_000)),
      ),
    )
}

async function gather(breathe: Breathe): Promise<{ material: Material; newest: Place | null }> {
  const material = new Material()
  let newest: Place | null = null
  let before: Place | null = null
  for (let more = true; more && !material.isFull; ) {
    const decided: Awaited<ReturnType<typeof decidedBefore>> = await decidedBefore(appDb(), before, batch)
    for (const one of decided) {
      material.add(one)
      await breathe()
    }
    newest ??= decided[0]?.place ?? null
    before = decided.at(-1)?.place ?? null
    more = decided.length === batch
  }
  return { material, newest }
}

/** The new one takes the place of the one before, whose weights go. */
async function keep(head: Head, { learned, calibration, threshold, metrics }: Trained, newest: Place | null) {
  await transaction(async (tx) => {
    await tx
      .update(classifierModels)
      .set({ active: false, weights: null, moved: null })
      .where(and(eq(classifierModels.kind, head), eq(classifierModels.active, true)))
    await tx.insert(classifierModels).values({
      kind: head,
      featuresVersion,
      weights: learned && packNumbers(learned.weights),
      moved: learned && packNumbers(learned.moved),
      bias: learned?.bias ?? 0,
      biasMoved: learned?.biasMoved ?? 0,
      calibration,
      threshold,
      metrics,
      trainedOn: metrics.yes + metrics.no,
      seenAt: newest && sql`${newest.at}::timestamptz`,
      seenDecision: newest?.id ?? null,
      speaks: learned !== null && isOpen(gate(metrics)),
      active: true,
    })
  })
}

/**
 * Goes on learning from what was decided since, without waiting for the night: a campaign is one of today. What it knows and
 * how far it has read are changed together, so that a job that comes twice learns nothing twice. What was measured stays.
 */
export async function goOnLearning(): Promise<Date | null> {
  const isFull = await transaction(async (tx) => {
    let more = false
    for (const head of heads) more = (await goOn(tx, head)) || more
    return more
  })
  return isFull ? new Date() : null
}

async function goOn(tx: Tx, head: Head): Promise<boolean> {
  const [model] = await tx
    .select({
      id: classifierModels.id,
      weights: classifierModels.weights,
      moved: classifierModels.moved,
      bias: classifierModels.bias,
      biasMoved: classifierModels.biasMoved,
      metrics: classifierModels.metrics,
      trainedOn: classifierModels.trainedOn,
      seenAt: sql<string | null>`${classifierModels.seenAt}::text`,
      seenDecision: classifierModels.seenDecision,
    })
    .from(classifierModels)
    .where(
      and(
        eq(classifierModels.kind, head),
        eq(classifierModels.active, true),
        eq(classifierModels.featuresVersion, featuresVersion),
        isNotNull(classifierModels.weights),
      ),
    )
    .for('update')
  if (!model?.weights || !model.moved || !model.seenAt || !model.seenDecision) return false
  const weights = unpackNumbers(model.weights)
  const moved = unpackNumbers(model.moved)
  const seen = { at: model.seenAt, id: model.seenDecision }
  const { decided, last, isFull } = await decidedSince(tx, seen, batch)
  if (!weights || !moved || !last) return false
  const learned: Learned = { weights, moved, bias: model.bias, biasMoved: model.biasMoved }
  const breathe = breather()
  let count = 0
  for (const { facts, to, reason, decidedAt } of decided) {
    const labels = labelsOf({ to, reason })
    if (labels[head] === null) continue
    const example = { vector: vectorOf(readComment(facts)), labels, decidedAt: decidedAt.getTime() }
    learnExample(learned, example, head, model.metrics.classWeights, decidedAt.getTime())
    count++
    await breathe()
  }
  await tx
    .update(classifierModels)
    .set({
      weights: packNumbers(weights),
      moved: packNumbers(moved),
      bias: learned.bias,
      biasMoved: learned.biasMoved,
      trainedOn: model.trainedOn + count,
      seenAt: sql`${last.at}::timestamptz`,
      seenDecision: last.id,
      learnedAt: sql`now()`,
    })
    .where(eq(classifierModels.id, model.id))
  return isFull
}
