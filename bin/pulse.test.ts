import { expect, test } from 'vitest'
import { createPulse, patienceAfter } from './pulse.ts'

const limits = { every: 1_000, patience: 15_000 }

/** Seconds until it is called silent, by looks of these lengths; null when it is not within an hour. */
function silentAfter(
  pulse: ReturnType<typeof createPulse>,
  monotonic: (n: number) => number,
  wall = monotonic,
) {
  let [m, w] = [0, 1_700_000_000_000]
  pulse.isSilent(m, w)
  for (let n = 0; m < 3_600_000; n++) {
    m += monotonic(n)
    w += wall(n)
    if (pulse.isSilent(m, w)) return m / 1_000
  }
  return null
}
const beaten = () => {
  const pulse = createPulse(limits)
  pulse.beat()
  return pulse
}

test('who stands still is silent after fifteen seconds, who still loads after sixty', () => {
  expect(silentAfter(beaten(), () => 1_000)).toBe(15)
  expect(silentAfter(createPulse(limits), () => 1_000)).toBe(60)
})

test('who beats now and then is not', () => {
  const pulse = beaten()
  for (let n = 1; n < 1_000; n++) {
    if (n % 10 === 0) pulse.beat()
    expect(pulse.isSilent(n * 1_000, n * 1_000)).toBe(false)
  }
})

test('a night of sleep is nobody’s silence, whichever clock went on', () => {
  const night = 8 * 3_600_000
  const hours = (n: number) => (n === 10 ? night : 1_000)
  for (const [monotonic, wall] of [
    [hours, hours],
    [() => 1_000, hours],
  ] as const) {
    const pulse = beaten()
    let [m, w] = [0, 0]
    pulse.isSilent(m, w)
    for (let n = 0; n <= 11; n++) {
      m += monotonic(n)
      w += wall(n)
      expect(pulse.isSilent(m, w)).toBe(false)
    }
  }
})

test('a clock that is set back or forward ends nobody', () => {
  for (const step of [-86_400_000, 86_400_000]) {
    const pulse = beaten()
    pulse.isSilent(0, 0)
    expect(pulse.isSilent(1_000, step)).toBe(false)
    expect(pulse.isSilent(2_000, step + 1_000)).toBe(false)
  }
})

test('on a starved machine it takes three times as long, and ends', () => {
  expect(silentAfter(beaten(), () => 2_000)).toBe(46)
})

test('each time it was ended for its silence doubles the patience, to two minutes', () => {
  expect([0, 1, 2, 3, 9].map((n) => patienceAfter(n, limits).patience / 1_000)).toEqual([
    15, 30, 60, 120, 120,
  ])
})
