/**
 * Run by bench/main.ts once for each amount of data, with the address of the readers' role: times what readers ask the search,
 * and prints the figures as JSON.
 */
import { closeDatabase } from '#db/client.ts'
import { readCursor } from '#domain/search/cursor.ts'
import type { SearchInput } from '#domain/search/input.ts'
import { search } from '#domain/search/queries.ts'

/** Milliseconds, of all questions together. */
export type SearchTimes = { median: number; p95: number; slowest: string }

const rounds = 8
/** Words that every tenth article has, rare ones, phrases, mistakes; filtered, by date, and a further page. */
const questions: Omit<SearchInput, 'language'>[] = [
  { text: 'budget' },
  { text: 'conseil municipal' },
  { text: 'barrage de Lormeil' },
  { text: 'frelon asiatique rive gauche' },
  { text: 'theatre tanneurs fanfare' },
  { text: '"la maison de santé"' },
  { text: '"conseil départemental"' },
  { text: 'taxe logements vacants opposition' },
  { text: 'hopital pediatrie' },
  { text: 'députée circonscription' },
  { text: 'incendie -forêt' },
  { text: 'orgue OU fanfare' },
  { text: 'habitants', order: 'date' },
  { text: 'vidéosurveillance', order: 'date' },
  { text: 'emprunt', section: 'politique' },
  { text: 'apicultrices ruches', since: new Date(Date.now() - 365 * 86_400_000) },
  { text: 'rétrospective photographe', until: new Date(Date.now() - 1_500 * 86_400_000) },
  { text: 'mediateque' },
  { text: 'vidéosurveilance quai' },
  { text: '38 000 euros' },
]

const times: { text: string; time: number }[] = []
for (let round = -2; round < rounds; round++)
  for (const question of questions) {
    const first = await timed(round, question)
    if (first.next)
      await timed(round, { ...question, text: first.instead ?? question.text, after: readCursor(first.next) })
  }
await closeDatabase()

const sorted = times.toSorted((a, b) => a.time - b.time)
const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)]!
const result: SearchTimes = { median: at(0.5).time, p95: at(0.95).time, slowest: at(1).text }
process.stdout.write(JSON.stringify(result))

async function timed(round: number, question: Omit<SearchInput, 'language'>) {
  const begun = performance.now()
  const found = await search({ ...question, language: 'fr' })
  if (round >= 0) times.push({ text: question.text, time: performance.now() - begun })
  return found
}
