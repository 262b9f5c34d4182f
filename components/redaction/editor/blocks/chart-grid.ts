import { blockLimits, type Chart } from '#domain/articles/document.ts'

export type ChartAttributes = Chart['attrs']
type Grid = Pick<ChartAttributes, 'series' | 'rows'>

/** The figures as a table without gaps: every row has a field for every series, and there is at least one of each. */
export function gridOf({ series, rows }: Grid): Grid {
  const columns = Math.max(1, series.length, ...rows.map(({ values }) => values.length))
  const filled = rows.length > 0 ? rows : [{ label: '', values: [] }]
  return {
    series: fill(series, columns),
    rows: filled.map(({ label, values }) => ({ label, values: fill(values, columns) })),
  }
}

const fill = (some: readonly string[], length: number) => Array.from({ length }, (_, at) => some[at] ?? '')

export function withRow(attrs: Grid): Grid {
  const { series, rows } = gridOf(attrs)
  return {
    series,
    rows: [...rows, { label: '', values: fill([], series.length) }].slice(0, blockLimits.chartRows),
  }
}

/** One series more, or the one at `removed` less. */
export function withSeries(attrs: Grid, removed?: number): Grid {
  const { series, rows } = gridOf(attrs)
  const change = (some: string[]) =>
    removed === undefined
      ? [...some, ''].slice(0, blockLimits.chartSeries)
      : some.filter((_, at) => at !== removed)
  return { series: change(series), rows: rows.map((row) => ({ ...row, values: change(row.values) })) }
}

export function withValue(attrs: Grid, row: number, column: number, value: string): Grid {
  const { series, rows } = gridOf(attrs)
  return {
    series,
    rows: rows.map((one, at) =>
      at === row ? { ...one, values: one.values.map((old, place) => (place === column ? value : old)) } : one,
    ),
  }
}

/**
 * Cells of a spreadsheet, from this field on; column 0 holds the labels. A first line whose cells are no figures names the
 * series. What is beyond the limits stays out.
 */
export function withPasted(attrs: Grid, row: number, column: number, text: string): Grid {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => line.split('\t').map((cell) => cell.trim()))
  const [head = [], ...others] = lines
  const names = column === 0 ? head.slice(1) : head
  const isHead =
    row === 0 &&
    others.length > 0 &&
    names.length > 0 &&
    names.every((cell) => cell !== '' && !/\d/.test(cell))
  const isYears =
    row === 0 &&
    column === 0 &&
    others.length > 0 &&
    (head[0] ?? '') === '' &&
    names.some((cell) => cell !== '')
  const body = isHead || isYears ? others : lines
  const width = Math.max(...lines.map((cells) => cells.length))
  const columns = Math.min(blockLimits.chartSeries, Math.max(gridOf(attrs).series.length, width + column - 1))
  let grid = gridOf({ ...attrs, series: fill(attrs.series, columns) })
  while (grid.rows.length < Math.min(blockLimits.chartRows, row + body.length)) grid = withRow(grid)
  const rows = grid.rows.map((old, at) => {
    const cells = body[at - row]
    if (!cells || at < row) return old
    const cellAt = (place: number) => cells[place - column]
    return {
      label: (cellAt(0) ?? old.label).slice(0, 120),
      values: old.values.map((value, place) =>
        (cellAt(place + 1) ?? value).slice(0, blockLimits.chartFigure),
      ),
    }
  })
  const first = column === 0 ? 0 : column - 1
  const series =
    isHead || isYears
      ? grid.series.map((old, at) => (at >= first ? (names[at - first] ?? old) : old).slice(0, 80))
      : grid.series
  return { series, rows }
}
