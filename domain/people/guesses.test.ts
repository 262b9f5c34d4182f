import { describe, expect, test } from 'vitest'
import { type Counter, guessLimits, judgeKnown, judgeStranger, type StrangerCounter } from './guesses.ts'

const start = new Date('2026-03-02T08:00:00Z')
const at = (seconds: number) => new Date(start.getTime() + seconds * 1_000)

/** One account's counters, and those of each network that asks. */
function account() {
  const rows = new Map<string, Counter>()
  const shared = new Set<StrangerCounter>(['account'])
  return function guess(network: string, seconds: number): number {
    const keyOf = (name: StrangerCounter) => (shared.has(name) ? name : `${name} ${network}`)
    const names: StrangerCounter[] = ['here', 'network', 'wideNetwork', 'account', 'turn']
    const known = Object.fromEntries(names.map((name) => [name, rows.get(keyOf(name))]))
    const { wait, write = {} } = judgeStranger(known, at(seconds))
    for (const [name, counter] of Object.entries(write)) rows.set(keyOf(name as StrangerCounter), counter)
    return wait
  }
}

/** How many guesses are looked at when every network tries once a second for so long. */
function looked(networks: number, from: number, to: number, guess: ReturnType<typeof account>): number {
  let count = 0
  for (let second = from; second < to; second++)
    for (let n = 0; n < networks; n++) if (guess(`attacker ${n}`, second) === 0) count++
  return count
}

describe('strangers', () => {
  test('wait 1, 2, 4 … seconds after the fifth failure, and a quarter of an hour at most', () => {
    const guess = account()
    for (let n = 0; n < 5; n++) expect(guess('one', n)).toBe(0)
    expect(guess('one', 4)).toBe(1)
    expect(guess('one', 5)).toBe(0)
    expect(guess('one', 5)).toBe(2)
    const patient: Counter = { count: 400, resetAt: at(guessLimits.memory) }
    expect(judgeStranger({ here: patient }, at(1)).wait).toBe(899)
  })

  test('of one network get a hundred guesses at one account in a day', () => {
    const count = looked(1, 0, 86_400, account())
    expect(count).toBeGreaterThan(90)
    expect(count).toBeLessThanOrEqual(110)
  })

  test('of three hundred networks get no more together than the turns of the account', () => {
    const guess = account()
    const hour = looked(300, 0, 3_600, guess)
    expect(hour).toBeLessThanOrEqual(guessLimits.account.atOnce + 3_600 / guessLimits.account.every + 1)
  })

  test('from four networks make an owner on a new device wait for less than two minutes, and once', () => {
    const guess = account()
    looked(4, 0, 600, guess)
    const wait = guess('the owner', 600)
    expect(wait).toBeLessThanOrEqual(100)
    // The attack goes on; the turn is kept.
    looked(4, 600, 600 + wait, guess)
    expect(guess('the owner', 600 + wait)).toBe(0)
  })

  test('from a hundred networks make an owner wait for their turns, and not for ever', () => {
    const guess = account()
    looked(100, 0, 120, guess)
    const wait = guess('the owner', 120)
    expect(wait).toBeLessThanOrEqual(101 * guessLimits.account.every)
    expect(guess('the owner', 120 + wait / 2)).toBeLessThanOrEqual(wait / 2 + 1)
    expect(guess('the owner', 120 + wait)).toBe(0)
  })

  test('who are refused are not counted', () => {
    const guess = account()
    for (let n = 0; n < 5; n++) guess('one', 0)
    for (let n = 0; n < 1_000; n++) expect(guess('one', 0)).toBe(1)
    expect(guess('another', 0)).toBe(0)
  })

  test('whose turn has passed unused are told the next one', () => {
    const guess = account()
    looked(30, 0, 1, guess)
    const wait = guess('late', 1)
    expect(wait).toBeGreaterThan(0)
    expect(guess('late', 1 + wait + guessLimits.account.kept - 1)).toBe(0)
    const missed = account()
    looked(30, 0, 1, missed)
    missed('late', 1)
    expect(missed('late', 1 + wait + guessLimits.account.kept + 1)).toBe(0)
  })
})

test('a device counts by itself, as slowly', () => {
  let device: Counter
  let count = 0
  for (let second = 0; second < 86_400; second++) {
    const verdict = judgeKnown(device, at(second))
    if (verdict.wait > 0) continue
    device = verdict.write?.device
    count++
  }
  expect(count).toBeLessThanOrEqual(110)
})
