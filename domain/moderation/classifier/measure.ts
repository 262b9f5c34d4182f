/** A comment that was not learned from: what was thought of it, and what the moderators said. */
export type Judged = { probability: number; label: 0 | 1 }

/** At a threshold: how much of what goes is rightly gone, how much of it is found, and how much honest goes with it. */
export type AtThreshold = {
  threshold: number
  precision: number
  recall: number
  blockedHam: number
  blocked: number
}

/** Of ten steps from 0 to 1: what was promised, and what was so. */
export type Promise10 = { from: number; promised: number; kept: number; n: number }

/** How often a yes stands above a no; ties count half. 0.5 says nothing. Null without both. */
export function rocAuc(judged: readonly Judged[]): number | null {
  const sorted = [...judged].sort((a, b) => a.probability - b.probability)
  const yes = sorted.filter(({ label }) => label === 1).length
  const no = sorted.length - yes
  if (yes === 0 || no === 0) return null
  let ranks = 0
  for (let from = 0; from < sorted.length; ) {
    let to = from
    while (to < sorted.length && sorted[to]!.probability === sorted[from]!.probability) to++
    const rank = (from + 1 + to) / 2
    for (let i = from; i < to; i++) if (sorted[i]!.label === 1) ranks += rank
    from = to
  }
  return (ranks - (yes * (yes + 1)) / 2) / (yes * no)
}

export function atThreshold(judged: readonly Judged[], threshold: number): AtThreshold {
  let [found, blockedHam, yes] = [0, 0, 0]
  for (const { probability, label } of judged) {
    yes += label
    if (probability < threshold) continue
    if (label === 1) found++
    else blockedHam++
  }
  const no = judged.length - yes
  const blocked = found + blockedHam
  return {
    threshold,
    precision: blocked === 0 ? 1 : found / blocked,
    recall: yes === 0 ? 0 : found / yes,
    blockedHam: no === 0 ? 0 : blockedHam / no,
    blocked,
  }
}

/** No comment goes away unread that is not this probably spam, whatever the numbers allow. */
export const lowestThreshold = 0.9
const highestThreshold = 0.9999

/** The lowest threshold at which no more honest comments would have gone than `most`: it finds the most. */
export function chooseThreshold(judged: readonly Judged[], most: number): number {
  const ham = judged
    .filter(({ label }) => label === 0)
    .map(({ probability }) => probability)
    .sort((a, b) => b - a)
  const allowed = Math.floor(ham.length * most)
  // Just above the first one that must stay.
  const above = (ham[allowed] ?? 0) + 1e-4
  return Math.min(highestThreshold, Math.max(lowestThreshold, Math.ceil(above * 1e4) / 1e4))
}

export const shownThresholds = [0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99] as const

export function promises(judged: readonly Judged[]): Promise10[] {
  return Array.from({ length: 10 }, (_, step) => {
    const inside = judged.filter(({ probability }) => Math.min(9, Math.floor(probability * 10)) === step)
    const sum = (of: (one: Judged) => number) => inside.reduce((total, one) => total + of(one), 0)
    return {
      from: step / 10,
      promised: inside.length === 0 ? 0 : sum(({ probability }) => probability) / inside.length,
      kept: inside.length === 0 ? 0 : sum(({ label }) => label) / inside.length,
      n: inside.length,
    }
  }).filter(({ n }) => n > 0)
}

/** Wilson's interval at 95 %: what a share may really be, also where nothing was found yet. */
export function wilson(found: number, of: number): { low: number; high: number } {
  if (of === 0) return { low: 0, high: 1 }
  const z = 1.96
  const share = found / of
  const middle = share + (z * z) / (2 * of)
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const scale = 1 + (z * z) / of
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) }
}
