import { describe, expect, test } from 'vitest'
import { blockLimits } from '#domain/articles/document.ts'
import { type ChartAttributes, gridOf, withPasted, withRow, withSeries, withValue } from './chart-grid.ts'

const attrs = (series: string[], ...rows: [string, ...string[]][]): ChartAttributes => ({
  kind: 'bars',
  title: '',
  unit: '',
  source: '',
  series,
  rows: rows.map(([label, ...values]) => ({ label, values })),
})
const short = ({ series, rows }: Pick<ChartAttributes, 'series' | 'rows'>) => [
  series.join(','),
  ...rows.map(({ label, values }) => [label, ...values].join(',')),
]

describe('the figures of a chart', () => {
  test('have a field for every series, whatever is stored', () => {
    expect(short(gridOf(attrs([])))).toEqual(['', ','])
    expect(short(gridOf(attrs(['a'], ['x', '1', '2'], ['y'])))).toEqual(['a,', 'x,1,2', 'y,,'])
  })

  test('grow and shrink by rows and series, up to their limits', () => {
    const two = attrs(['a', 'b'], ['x', '1', '2'])
    expect(short(withRow(two))).toEqual(['a,b', 'x,1,2', ',,'])
    expect(short(withSeries(two))).toEqual(['a,b,', 'x,1,2,'])
    expect(short(withSeries(two, 0))).toEqual(['b', 'x,2'])
    expect(short(withValue(two, 0, 1, 'n.c.'))).toEqual(['a,b', 'x,1,n.c.'])
    const full = attrs(
      ['a', 'b', 'c', 'd'],
      ...Array.from({ length: blockLimits.chartRows }, (): [string] => ['x']),
    )
    expect(withSeries(full).series).toHaveLength(blockLimits.chartSeries)
    expect(withRow(full).rows).toHaveLength(blockLimits.chartRows)
  })
})

describe('cells of a spreadsheet', () => {
  const empty = attrs([''], ['', ''])
  test('fill labels and values, and make the rows they need', () => {
    expect(short(withPasted(empty, 0, 0, '2024\t7,4\n2025\t7,1\n'))).toEqual(['', '2024,7,4', '2025,7,1'])
  })
  test('name the series by a first line of words, or of years under an empty corner', () => {
    expect(short(withPasted(empty, 0, 0, 'An\tHommes\tFemmes\r\n2024\t1\t2'))).toEqual([
      'Hommes,Femmes',
      '2024,1,2',
    ])
    expect(short(withPasted(empty, 0, 0, '\t2024\t2025\nEau\t1\t2'))).toEqual(['2024,2025', 'Eau,1,2'])
  })
  test('go where they are pasted, and leave the rest', () => {
    const some = attrs(['a', 'b'], ['x', '1', '2'], ['y', '3', '4'])
    expect(short(withPasted(some, 0, 2, '8\n9'))).toEqual(['a,b', 'x,1,8', 'y,3,9'])
  })
  test('beyond the limits stay out', () => {
    const many = withPasted(
      empty,
      0,
      0,
      Array.from({ length: 200 }, (_, n) => `x\t${n}\t1\t2\t3\t4\t5`).join('\n'),
    )
    expect([many.rows.length, many.series.length]).toEqual([blockLimits.chartRows, blockLimits.chartSeries])
  })
})
