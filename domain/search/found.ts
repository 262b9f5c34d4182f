/** What the index answers: the first rows of all that was found, and what is behind each way to narrow it. */
export type Found = {
  total: number
  isWhole: boolean
  rows: { id: string; score: number }[]
  sections: Record<string, number>
  topics: Record<string, number>
  bylines: Record<string, number>
}

/** Answers about articles of several languages as one: an article is in one of them, so numbers add up. Null for none. */
export function mergeFound(answers: readonly Found[], limit: number): Found | null {
  const [first, ...others] = answers
  if (!first || others.length === 0) return first ?? null
  const rows = answers.flatMap((answer) => answer.rows)
  return {
    total: answers.reduce((sum, { total }) => sum + total, 0),
    isWhole: answers.every(({ isWhole }) => isWhole),
    // The order of the index: of two that weigh the same, the later one first.
    rows: rows.toSorted((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1)).slice(0, limit),
    sections: added(answers.map(({ sections }) => sections)),
    topics: added(answers.map(({ topics }) => topics)),
    bylines: added(answers.map(({ bylines }) => bylines)),
  }
}

function added(counts: readonly Record<string, number>[]): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const one of counts) for (const [id, n] of Object.entries(one)) sum[id] = (sum[id] ?? 0) + n
  return sum
}
