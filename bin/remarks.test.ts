import { describe, expect, test } from 'vitest'
import { parseEnv } from '#lib/env.ts'
import { databaseName, type Found, remarks } from './remarks.ts'

const usual: Found = { isFilled: true, isDemo: false, lastDatabase: undefined }
const of = (settings: Record<string, string>, found: Partial<Found> = {}) =>
  remarks(parseEnv({ DATA_DIR: 'data', ...settings }, process.cwd()), { ...usual, ...found })

describe('a setting that changes nothing', () => {
  test('SEED=none on a demo names the ways out', () => {
    const [said, ...more] = of({ SEED: 'none' }, { isDemo: true })
    expect(more).toEqual([])
    expect(said).toMatch(/^SEED=none changes nothing here: the folder data holds the demo newsroom\./)
    expect(said).toContain('DATA_DIR=./newsroom SEED=none npm start')
    expect(said).toContain('Vider la démonstration')
  })

  test('SEED=demo on a newsroom says so; on a demo, and unsaid, it is what there is', () => {
    expect(of({ SEED: 'demo' })).toEqual([expect.stringContaining('SEED=demo changes nothing here')])
    expect(of({ SEED: 'demo' }, { isDemo: true })).toEqual([])
    expect(of({}, { isDemo: true })).toEqual([])
    expect(of({})).toEqual([])
    // On the first start it is obeyed.
    expect(of({ SEED: 'none' }, { isFilled: false })).toEqual([])
    expect(of({ SEED: 'demo' }, { isFilled: false, isDemo: true })).toEqual([])
  })

  test('another database than the last time is named, without its password', () => {
    const DATABASE_URL = 'postgres://owner:hunter2@db:5432/journal'
    const moved = of({ DATABASE_URL }, { lastDatabase: databaseName(undefined) })
    expect(moved).toEqual([expect.stringMatching(/\(the embedded one\); this one uses db:5432\/journal/)])
    expect(moved.join()).not.toContain('hunter2')
    expect(of({}, { lastDatabase: databaseName(DATABASE_URL) })).toEqual([
      expect.stringMatching(/\(db:5432\/journal\); this one uses the embedded one/),
    ])
    expect(of({ DATABASE_URL }, { lastDatabase: databaseName(DATABASE_URL) })).toEqual([])
  })
})

test('a demo at an https address is warned of, whatever SEED says', () => {
  for (const SEED of ['none', 'demo', '']) {
    const said = of({ SEED, SITE_URL: 'https://www.example.org' }, { isDemo: true })
    expect(said).toHaveLength(1)
    expect(said[0]).toContain('the demo newsroom, at an address for readers (https://www.example.org)')
    expect(said[0]).toContain('restart without SITE_URL')
  }
  expect(of({ SITE_URL: 'https://www.example.org' })).toEqual([])
  expect(of({ SITE_URL: 'http://192.168.1.5:3000' }, { isDemo: true })).toEqual([])
})
