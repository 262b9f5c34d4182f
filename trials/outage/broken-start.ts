import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { postgresAccount } from '#db/embedded/account.ts'
import { findPlace } from '#db/embedded/place.ts'
import { type Address, readAll } from './readers.ts'
import { anyArticle, withSmallSite } from './small-site.ts'
import { sendComment } from './writers.ts'

export type BrokenStart = { facts: string; broken: string[] }

const longestAnswer = 2
const longest = 5

/** A site with its own database is started, and the database is not: its folder cannot be read. Later it can. */
export function tryBrokenStart(dataDir: string): Promise<BrokenStart> {
  return withSmallSite(dataDir, {}, async ({ site, ownerUrl, addresses }) => {
    const articleId = await anyArticle(ownerUrl)
    await site.stop()
    const version = join(findPlace(dataDir, postgresAccount()).cluster, 'PG_VERSION')
    renameSync(version, `${version}.away`)
    const launched = performance.now()
    site.launch()
    const served = await untilServed(site.origin, addresses)
    const servedAfter = (performance.now() - launched) / 1000
    const refused = await sendComment(site.origin, articleId)
    const reading = await readAll(site.origin, addresses)
    renameSync(`${version}.away`, version)
    const ended = performance.now()
    const seconds = () => (performance.now() - ended) / 1000
    while (seconds() < 60 && (await sendComment(site.origin, articleId)).status !== 201) await pause(50)
    const recovered = seconds()
    const broken = [
      ...(served && servedAfter <= longest ? [] : [`readers waited ${servedAfter.toFixed(1)} s`]),
      ...reading.wrong.slice(0, 5),
      ...(refused.status === 503 && refused.seconds <= longestAnswer
        ? []
        : [`a comment was answered ${refused.status} after ${refused.seconds.toFixed(1)} s`]),
      ...(recovered <= longest ? [] : [`recovered after ${recovered.toFixed(1)} s`]),
    ]
    const facts = `pages after ${servedAfter.toFixed(1)} s; recovered ${recovered.toFixed(1)} s`
    return { facts, broken }
  })
}

async function untilServed(origin: string, addresses: Address[]): Promise<boolean> {
  const begun = performance.now()
  while (performance.now() - begun < 60_000) {
    if ((await readAll(origin, addresses.slice(0, 1))).wrong.length === 0) return true
    await pause(50)
  }
  return false
}
