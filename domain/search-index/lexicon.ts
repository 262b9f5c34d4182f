import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { type Spellings, unaccented } from './words.ts'

/**
 * What PostgreSQL makes of each word, asked once a word: an archive has a hundred times as many words as different ones, and
 * to stem them all in the database is most of the work of an index.
 */
export type Lexicon = { configuration: string; readings: Map<string, Readings> }

/** Of a word as it is spelled, and without accents. */
type Readings = { accented: Reading; plain: Reading }
/** `span`: the places the word takes, of which a word with digits may have several. */
type Reading = { lexemes: [lexeme: string, places: number[]][]; span: number }

/** So many that a French archive has hardly more. Beyond it stand names and numbers; they are asked again. */
const mostWords = 300_000
/** What PostgreSQL keeps of one lexeme. */
const mostPlaces = 255
/** Stands behind each word that is asked about: its place says how many the word took. */
const end = 'zzqxzz'

/** One a configuration, made when its first text comes. */
export type Lexicons = Map<string, Lexicon>

export function lexiconOf(lexicons: Lexicons, configuration: string): Lexicon {
  const known = lexicons.get(configuration) ?? newLexicon(configuration)
  lexicons.set(configuration, known)
  return known
}

export const newLexicon = (configuration: string): Lexicon => ({ configuration, readings: new Map() })

/** Looks up the words of these texts that are not known yet. */
export async function readWords(tx: Tx, lexicon: Lexicon, texts: readonly Spellings[]): Promise<void> {
  const { configuration, readings } = lexicon
  if (readings.size > mostWords) readings.clear()
  const unknown = new Set<string>()
  for (const { accented } of texts)
    for (const word of accented.split(' ')) if (word !== '' && !readings.has(word)) unknown.add(word)
  if (unknown.size === 0) return
  const asked = [...unknown].map((word) => ({ word, plain: unaccented(word) }))
  const rows = await tx.execute<{
    word: string
    accented: Reading['lexemes']
    plain: Reading['lexemes']
  }>(sql`
    with stemmed as materialized (
      select word, to_tsvector(c.name, ' ' || word || ${` ${end}`}::text)::text as stems,
        to_tsvector(c.name, ' ' || plain || ${` ${end}`}::text) as plain
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as w(word text, plain text)
      cross join (select ${configuration}::regconfig as name) as c
    )
    select word,
      (select json_agg(json_build_array(lexeme, positions))
        from unnest((stems || ' ' || search_bare(stems))::tsvector)) as accented,
      (select json_agg(json_build_array(lexeme, positions)) from unnest(plain)) as plain
    from stemmed`)
  for (const { word, accented, plain } of rows)
    readings.set(word, joined(readingOf(accented), readingOf(plain)))
}

/** As one reading where both take the same places, as nearly all words do: most lexemes are the same. */
function joined(accented: Reading, plain: Reading): Readings {
  if (accented.span !== plain.span) return { accented, plain }
  const all = new Map(accented.lexemes)
  for (const [lexeme, places] of plain.lexemes)
    all.set(lexeme, [...new Set([...(all.get(lexeme) ?? []), ...places])])
  return { accented: { lexemes: [...all], span: accented.span }, plain: { lexemes: [], span: plain.span } }
}

function readingOf(found: Reading['lexemes']): Reading {
  const places = found.find(([lexeme]) => lexeme === end)![1]
  const last = Math.max(...places)
  const lexemes = found
    .map(([lexeme, at]): [string, number[]] => [lexeme, at.filter((place) => place < last)])
    .filter(([, at]) => at.length > 0)
  return { lexemes, span: last - 1 }
}

/** A text as `search_vector` reads it, written as a tsvector. Its words have been looked up. */
export function vectorOf({ readings }: Lexicon, { accented }: Spellings): string {
  const places = new Map<string, number[]>()
  const at = { accented: 0, plain: 0 }
  const put = ({ lexemes }: Reading, before: number) => {
    for (const [lexeme, own] of lexemes) {
      let known = places.get(lexeme)
      if (!known) {
        known = []
        places.set(lexeme, known)
      }
      for (const place of own) if (known.length < mostPlaces) known.push(before + place)
    }
  }
  for (const word of accented.split(' ')) {
    const reading = readings.get(word)
    if (!reading) continue
    put(reading.accented, at.accented)
    put(reading.plain, at.plain)
    at.accented += reading.accented.span
    at.plain += reading.plain.span
  }
  let written = ''
  for (const [lexeme, all] of places) written += ` '${lexeme.replace(/['\\]/g, '$&$&')}':${all.join(',')}`
  return written
}
