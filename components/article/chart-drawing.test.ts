import { describe, expect, test } from 'vitest'
import type { Chart } from '#domain/articles/document.ts'
import { type BarsDrawing, drawChart, type LinesDrawing, numberOf, scale } from './chart-drawing.ts'

const chart = (kind: 'bars' | 'lines', ...values: string[][]): Chart => ({
  type: 'chart',
  attrs: {
    kind,
    title: '',
    unit: '',
    source: '',
    series: [],
    rows: values.map((one, index) => ({ label: `Ligne ${index + 1}`, values: one })),
  },
})
const bars = (...values: string[][]) => drawChart(chart('bars', ...values), 'fr') as BarsDrawing
const lines = (...values: string[][]) => drawChart(chart('lines', ...values), 'fr') as LinesDrawing
const allBars = (drawing: BarsDrawing) => drawing.groups.flatMap((group) => group.bars)
/** No coordinate of a drawing is anything but a number within it. */
function isSound(drawing: BarsDrawing | LinesDrawing) {
  const numbers = JSON.stringify(drawing).match(/:(null|-?[\d.e+-]+)/g) ?? []
  return numbers.every((one) => one !== ':null' && Number.isFinite(Number(one.slice(1))))
}

describe('the figure that was typed', () => {
  test.each([
    ['12', 12],
    ['1 234,5', 1234.5],
    ['1\u202f234\u00a0567', 1234567],
    ['−3 %', -3],
    ['-0,5', -0.5],
    ['12 €', 12],
    ['1.5', 1.5],
    ['+4', 4],
    ['1,234', 1.234],
  ])('%s is %d in French', (typed, value) => {
    expect(numberOf(typed, 'fr')).toBe(value)
  })

  test('a comma parts thousands in English where it stands like one', () => {
    expect([numberOf('1,234', 'en'), numberOf('1,234,567.5', 'en'), numberOf('12,5', 'en')]).toEqual([
      1234, 1234567.5, 12.5,
    ])
  })

  test.each(['', ' ', 'n.c.', '–', '12 à 15', '1e400', '0x10', 'Infinity', '1,2,3', '9'.repeat(30)])(
    '« %s » is none',
    (typed) => {
      expect(numberOf(typed, 'fr')).toBeNull()
    },
  )
})

describe('bars', () => {
  test('begin at nought and are as long as their figures', () => {
    const [half, whole] = allBars(bars(['50'], ['100']))
    expect([half!.x, whole!.x]).toEqual([0, 0])
    expect(half!.width * 2).toBeCloseTo(whole!.width, 1)
  })

  test('go to the left for what is below nought, from the same line', () => {
    const drawing = bars(['-20'], ['40'])
    const [below, above] = allBars(drawing)
    expect(drawing.zero).toBeGreaterThan(0)
    expect(below!.x + below!.width).toBeCloseTo(drawing.zero, 1)
    expect(above!.x).toBe(drawing.zero)
  })

  test('of equal figures are equally long, of noughts have no length, and one alone is drawn', () => {
    expect(new Set(allBars(bars(['7'], ['7'], ['7'])).map(({ width }) => width)).size).toBe(1)
    const noughts = bars(['0'], ['0'])
    expect(allBars(noughts).map(({ width }) => width)).toEqual([0, 0])
    expect(isSound(noughts)).toBe(true)
    expect(allBars(bars(['3']))).toHaveLength(1)
  })

  test('leave room for the words of what is no figure, and none for what is empty', () => {
    const drawing = bars(['12'], ['n.c.'], [''])
    expect(drawing.groups.map((group) => group.label)).toEqual([['Ligne 1'], ['Ligne 2']])
    expect(drawing.groups[1]!.bars[0]).toMatchObject({ typed: 'n.c.', width: 0 })
  })

  test('break long labels into lines, and stand below one another', () => {
    const long = chart('bars', ['1'], ['2'])
    long.attrs.rows[0]!.label = 'Part des logements vacants depuis plus de deux ans dans le centre ancien'
    const { groups, height } = drawChart(long, 'fr') as BarsDrawing
    expect(groups[0]!.label).toHaveLength(2)
    expect(groups[1]!.y).toBeGreaterThan(groups[0]!.bars[0]!.y + 14)
    expect(height).toBeGreaterThan(groups[1]!.bars[0]!.y)
  })
})

describe('lines', () => {
  test('hold all points within the plot, in the order of the rows', () => {
    const drawing = lines(['3'], ['-2'], ['8,5'])
    const [segment] = drawing.series[0]!.segments
    expect(segment!.map(({ x }) => x)).toEqual([11, 55.5, 100])
    for (const { y } of segment!) {
      expect(y).toBeGreaterThanOrEqual(drawing.plot.top)
      expect(y).toBeLessThanOrEqual(drawing.plot.top + drawing.plot.height)
    }
    expect(drawing.ticks.some(({ isZero }) => isZero)).toBe(true)
  })

  test('leave a gap where a figure is missing, and draw what stands alone as a point', () => {
    const { series } = lines(['1'], ['2'], ['n.c.'], ['4'], [''], ['5'], ['6'])
    expect(series[0]!.segments.map((segment) => segment.length)).toEqual([2, 2])
    expect(series[0]!.points).toHaveLength(5)
  })

  test.each([
    ['one figure', [['4']]],
    ['one nought', [['0']]],
    ['equal figures', [['6,5'], ['6,5'], ['6,5']]],
    ['equal figures below nought', [['-6,5'], ['-6,5']]],
    ['noughts', [['0'], ['0']]],
    ['small differences', [['0,1'], ['0,2'], ['0,3']]],
    ['the very large beside the very small', [['0,000001'], ['900000000000']]],
    ['rows of different lengths', [['1', '2'], ['3'], []]],
  ])('%s: every coordinate is a number', (_, values) => {
    expect([isSound(lines(...values)), isSound(bars(...values))]).toEqual([true, true])
  })

  test('do not flatten what happens far from nought, and say so on the axis', () => {
    expect(lines(['6,6'], ['6,9']).ticks[0]!.value).toBeGreaterThan(6)
    expect(lines(['2'], ['9']).ticks[0]!.value).toBe(0)
  })

  test('label the first and the last, and between them as many as have room', () => {
    const years = chart('lines', ...Array.from({ length: 9 }, (_, n) => [String(n)]))
    for (const [index, row] of years.attrs.rows.entries()) row.label = String(2018 + index)
    expect((drawChart(years, 'fr') as LinesDrawing).labels.map(({ text }) => text)).toEqual([
      '2018',
      '2020',
      '2022',
      '2024',
      '2026',
    ])
    expect(lines(['1']).labels).toEqual([{ x: 50, text: 'Ligne 1', anchor: 'middle' }])
  })
})

test('without a figure there is nothing to draw', () => {
  expect(drawChart(chart('bars', ['n.c.'], ['']), 'fr')).toBeNull()
  expect(drawChart(chart('lines'), 'fr')).toBeNull()
})

test('scales are round, hold their ends and are short', () => {
  for (const [low, high] of [
    [0, 100],
    [-3, 7],
    [6.6, 6.9],
    [0, 0.3],
    [-900, -880],
  ] as const) {
    const ticks = scale(low, high)
    expect(ticks[0]).toBeLessThanOrEqual(low)
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(high)
    expect(ticks.length).toBeGreaterThan(2)
    expect(ticks.length).toBeLessThan(9)
  }
  expect(scale(0, 0.3)).toEqual([0, 0.1, 0.2, 0.3])
})
