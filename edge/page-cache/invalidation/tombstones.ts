import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { removeIfPossible } from '#lib/remove-if-possible.ts'

/** What a command leaves on disk before it says that a page is gone (domain/invalidation/takedown.ts). */
export interface Tombstone {
  /** The takedown that left it. One that an earlier release left has none. */
  id?: string
  tags: readonly string[]
  /** Milliseconds since 1970, after the commit: what was rendered before it may show what is gone. */
  at: number
}

/** The edge applies it within seconds, or at its next start. A day later nothing from before it is left. */
const lifetime = 86_400_000

export function readTombstones(folder: string): Tombstone[] {
  mkdirSync(folder, { recursive: true })
  const found: Tombstone[] = []
  for (const name of readdirSync(folder)) {
    const file = join(folder, name)
    const tombstone = name.endsWith('.json') ? parseTombstone(readFileSync(file, 'utf8')) : undefined
    if (tombstone !== undefined) found.push(tombstone)
  }
  return found
}

/** Whether a command could leave one now. */
export function takesTombstones(folder: string): boolean {
  const trial = join(folder, `trial-${process.pid}`)
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(trial, '{}')
    return true
  } catch {
    return false
  } finally {
    removeIfPossible(trial)
  }
}

/** Called once what they speak of is deleted. */
export function forgetTombstones(folder: string, now: number): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name)
    const tombstone = parseTombstone(readFileSync(file, 'utf8'))
    if (tombstone === undefined || tombstone.at < now - lifetime) removeIfPossible(file)
  }
}

export function parseTombstone(text: string): Tombstone | undefined {
  try {
    const value = JSON.parse(text) as Partial<Tombstone> | null
    const whole =
      typeof value?.at === 'number' &&
      (value.id === undefined || typeof value.id === 'string') &&
      Array.isArray(value.tags) &&
      value.tags.length > 0 &&
      value.tags.every((tag) => typeof tag === 'string')
    return whole ? (value as Tombstone) : undefined
  } catch {
    return undefined
  }
}
