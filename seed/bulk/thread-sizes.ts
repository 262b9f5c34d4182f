import type { Chance } from '#seed/pictures/chance.ts'

/**
 * How many comments each of `articles` has: `total` in all, by a power law. Three in ten have none, most a handful,
 * a few hundreds. Zero and one in the result are rounding, never loss: the sum is exact.
 */
export function threadSizes(articles: number, total: number, chance: Chance): number[] {
  const weights = Array.from({ length: articles }, () => {
    const draw = chance.between(0, 1)
    // Pareto with exponent 1.2; the cap keeps one article from drawing a tenth of all comments.
    return chance.maybe(0.3) ? 0 : Math.min(draw ** (-1 / 1.2) - 0.9, 150)
  })
  const sum = weights.reduce((a, b) => a + b, 0)
  if (sum === 0) return weights.map((_, i) => (i === 0 ? total : 0))
  let before = 0
  let given = 0
  return weights.map((weight) => {
    before += weight
    const upTo = Math.min(total, Math.round((before / sum) * total))
    const size = upTo - given
    given = upTo
    return size
  })
}
