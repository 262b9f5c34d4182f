import { and, eq } from 'drizzle-orm'
import { guestDb } from '#db/client.ts'
import { classifierModels } from '#db/schema/classifier.ts'
import type { Model, Models } from './classify.ts'
import { featuresVersion } from './features.ts'
import type { Head } from './labels.ts'
import { unpackNumbers } from './weights.ts'

/** What was learned since is worth a question a minute, and not one a comment. */
const keptFor = 60_000

type Held = { models: Models; versions: string; until: number }
let held: Held | undefined
let loading: Promise<Models> | undefined

/**
 * The heads that may speak, as they were within the last minute. Not to be asked for inside a guest's transaction: it takes a
 * connection of the same pool.
 */
export async function loadModels(maxAge: number = keptFor): Promise<Models> {
  if (held && maxAge > 0 && performance.now() < held.until) return held.models
  loading ??= look(maxAge).finally(() => {
    loading = undefined
  })
  return loading
}

async function look(maxAge: number): Promise<Models> {
  const spoken = and(
    eq(classifierModels.active, true),
    eq(classifierModels.speaks, true),
    eq(classifierModels.featuresVersion, featuresVersion),
  )
  const found = await guestDb()
    .select({ id: classifierModels.id, learnedAt: classifierModels.learnedAt })
    .from(classifierModels)
    .where(spoken)
    .orderBy(classifierModels.kind)
  const versions = found.map(({ id, learnedAt }) => `${id} ${learnedAt.getTime()}`).join()
  // A megabyte is read only when it has changed.
  const models = held?.versions === versions ? held.models : await readModels(spoken)
  held = { models, versions, until: performance.now() + maxAge }
  return models
}

async function readModels(which: ReturnType<typeof and>): Promise<Models> {
  const rows = await guestDb()
    .select({
      id: classifierModels.id,
      kind: classifierModels.kind,
      weights: classifierModels.weights,
      bias: classifierModels.bias,
      calibration: classifierModels.calibration,
      threshold: classifierModels.threshold,
    })
    .from(classifierModels)
    .where(which)
  const models: Partial<Record<Head, Model>> = {}
  for (const { kind, weights, ...rest } of rows) {
    const numbers = weights && unpackNumbers(weights)
    if (numbers) models[kind] = { ...rest, weights: numbers }
  }
  return models
}
