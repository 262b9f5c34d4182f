import { relative } from 'node:path'
import type { Env } from '#lib/env.ts'

/** What a start has found, as opposed to what it was told. */
export interface Found {
  /** The database had a newsroom before this start. */
  isFilled: boolean
  /** That newsroom is the demo. */
  isDemo: boolean
  /** The database of the last start with this DATA_DIR, in words; undefined when there was none. */
  lastDatabase: string | undefined
}

/** Which database an address means, in words that hold no password. */
export function databaseName(databaseUrl: string | undefined): string {
  if (databaseUrl === undefined) return 'the embedded one'
  const { host, pathname } = new URL(databaseUrl)
  return `${host}${pathname}`
}

const wayOut = `Either start with another DATA_DIR, for example:
    DATA_DIR=./newsroom SEED=none npm start
Or empty this one: sign in as administrator, open Réglages → Démonstration and choose
"Vider la démonstration".`

/**
 * Pure: what a person must be told about settings that change nothing here, and about a demo that readers could reach.
 * A setting that is ignored in silence is believed.
 */
export function remarks(env: Env, { isFilled, isDemo, lastDatabase }: Found): string[] {
  const said: string[] = []
  const place = env.databaseUrl === undefined ? folderName(env.dataDir) : 'The database'
  if (isDemo && env.siteUrl.startsWith('https:'))
    said.push(
      `This is the demo newsroom, at an address for readers (${env.siteUrl}).\nNobody can sign in with a demo login there. ${wayOut.replace('Or empty this one: sign', 'Or empty this one: restart without SITE_URL, sign')}`,
    )
  else if (isDemo && env.seedGiven === 'none')
    said.push(`SEED=none changes nothing here: ${inside(place)} holds the demo newsroom.\n${wayOut}`)
  if (isFilled && !isDemo && env.seedGiven === 'demo')
    said.push(
      `SEED=demo changes nothing here: ${inside(place)} holds a newsroom already. To try the demo, give it a folder of its own:\n    DATA_DIR=./demo npm start`,
    )
  const database = databaseName(env.databaseUrl)
  if (lastDatabase !== undefined && lastDatabase !== database)
    said.push(
      `The last start with this DATA_DIR used another database (${lastDatabase}); this one uses ${database}. Nothing of the other one is shown, and its pictures are looked for here.`,
    )
  return said
}

const folderName = (dataDir: string): string => `The folder ${relative('.', dataDir) || dataDir}`

/** In the middle of a sentence. */
const inside = (place: string): string => place.charAt(0).toLowerCase() + place.slice(1)
