import type { Chart } from '#domain/articles/document.ts'
import type { Locale } from '#lib/locale.ts'

/**
 * Where everything of a chart stands. Heights are in pixels and widths in hundredths of whatever room there is, so
 * that words keep their size on a phone and on a wall.
 */
export type BarsDrawing = {
  kind: 'bars'
  height: number
  /** Where nothing is, in per cent: at the left edge unless something is below it. */
  zero: number
  groups: { y: number; label: string[]; bars: Bar[] }[]
}
type Bar = { y: number; series: number; typed: string; x: number; width: number }

export type LinesDrawing = {
  kind: 'lines'
  height: number
  plot: { top: number; height: number }
  ticks: { y: number; value: number; isZero: boolean }[]
  labels: { x: number; text: string; anchor: 'start' | 'middle' | 'end' }[]
  /** Each line in pieces: a figure that is missing is a gap and no guess. */
  series: { segments: { x: number; y: number }[][]; points: { x: number; y: number }[] }[]
}

/** Room at the right of the bars for their figures, in per cent. */
const barsEnd = 76
const lineHeight = 18
const barHeight = 14
const groupGap = 12
const plotHeight = 220
/** Room at the left of the lines for the figures of the axis, in per cent. */
const linesStart = 11
/** Letters of a label that fit on a phone of 320 px beside nothing else. */
const labelLetters = 42

export function drawChart(chart: Chart, locale: Locale): BarsDrawing | LinesDrawing | null {
  const { kind, rows } = chart.attrs
  const values = rows.map((row) => row.values.map((typed) => numberOf(typed, locale)))
  const all = values.flat().filter((value) => value !== null)
  if (all.length === 0) return null
  return kind === 'bars' ? bars(chart, values) : lines(chart, values, all)
}

function bars({ attrs }: Chart, values: (number | null)[][]): BarsDrawing {
  const known = values.flat().filter((value) => value !== null)
  const low = Math.min(0, ...known)
  const high = Math.max(0, ...known)
  // Nothing but noughts: no bar has a length, and nothing is divided by nothing.
  const range = high - low || 1
  const at = (value: number) => round(((value - low) / range) * barsEnd)
  const zero = at(0)
  let y = 0
  const groups = attrs.rows.flatMap((row, index) => {
    const figures = row.values.flatMap((typed, series) => {
      const value = values[index]?.[series] ?? null
      return typed.trim() === '' ? [] : [{ typed, series, value }]
    })
    if (figures.length === 0) return []
    const label = wrapped(row.label)
    const top = y
    y += label.length * lineHeight
    const drawn = figures.map(({ typed, series, value }) => {
      const end = value === null ? zero : at(value)
      const bar = { y: y + 2, series, typed, x: Math.min(zero, end), width: round(Math.abs(end - zero)) }
      y += barHeight + 4
      return bar
    })
    y += groupGap
    return [{ y: top, label, bars: drawn }]
  })
  return { kind: 'bars', height: y - groupGap + 4, zero, groups }
}

function lines({ attrs }: Chart, values: (number | null)[][], all: number[]): LinesDrawing {
  const ticks = scale(...extent(all))
  const [low, high] = [ticks[0]!, ticks.at(-1)!]
  const top = 20
  const yOf = (value: number) => round(top + plotHeight - ((value - low) / (high - low)) * plotHeight)
  const last = attrs.rows.length - 1
  const xOf = (index: number) => (last === 0 ? 50 : round(linesStart + (index / last) * (100 - linesStart)))
  const count = Math.max(...attrs.rows.map((row) => row.values.length))
  const series = Array.from({ length: count }, (_, one) => {
    const segments: { x: number; y: number }[][] = []
    let isOpen = false
    for (const [index, row] of values.entries()) {
      const value = row[one] ?? null
      if (value === null) {
        isOpen = false
        continue
      }
      if (!isOpen) segments.push([])
      isOpen = true
      segments.at(-1)!.push({ x: xOf(index), y: yOf(value) })
    }
    const points = segments.flatMap((segment) => {
      const [first, end] = [segment[0]!, segment.at(-1)!]
      return first === end ? [first] : [first, end]
    })
    return { segments: segments.filter((segment) => segment.length > 1), points }
  })
  return {
    kind: 'lines',
    height: top + plotHeight + 28,
    plot: { top, height: plotHeight },
    ticks: ticks.map((value) => ({ y: yOf(value), value, isZero: value === 0 })),
    labels: axisLabels(
      attrs.rows.map(({ label }) => label),
      xOf,
    ),
    series,
  }
}

/**
 * What the axis has to show. It begins at nought, unless all figures are so far from it that what they do would be
 * lost in a flat line; its ticks say so.
 */
function extent(all: number[]): [number, number] {
  const [low, high] = [Math.min(...all), Math.max(...all)]
  if (low === high) return low === 0 ? [0, 1] : [Math.min(0, low), Math.max(0, high)]
  const isFar = (low > 0 && high - low < high * 0.4) || (high < 0 && high - low < -low * 0.4)
  return isFar ? [low, high] : [Math.min(0, low), Math.max(0, high)]
}

/** Round steps that hold everything from `low` to `high`: three to seven of them. */
export function scale(low: number, high: number): number[] {
  const rough = (high - low) / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((one) => one >= rough * 0.999)!
  const first = Math.floor(low / step + 1e-9)
  const last = Math.ceil(high / step - 1e-9)
  return Array.from({ length: last - first + 1 }, (_, index) => precise((first + index) * step))
}

/** Noughts that only a machine sees (0.30000000000000004) go; a nought is never below itself. */
const precise = (value: number) => Number(value.toPrecision(12)) + 0
const round = (value: number) => Math.round(value * 100) / 100

/** Under the line: the first and the last, and as many between them as have room. */
function axisLabels(all: string[], xOf: (index: number) => number): LinesDrawing['labels'] {
  const text = (index: number) => shortened(all[index] ?? '', 18)
  const last = all.length - 1
  if (last === 0) return [{ x: 50, text: text(0), anchor: 'middle' }]
  const longest = Math.max(...all.map((label) => Math.min(18, label.length)))
  const room = longest <= 6 ? 5 : longest <= 10 ? 3 : 2
  const shown = Math.min(room, all.length)
  return Array.from({ length: shown }, (_, place) => {
    const index = Math.round((place / (shown - 1)) * last)
    return {
      x: xOf(index),
      text: text(index),
      anchor: index === 0 ? ('start' as const) : index === last ? ('end' as const) : ('middle' as const),
    }
  })
}

const shortened = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text

/** A label in as many lines as it needs on the narrowest screen; a word longer than a line has it to itself. */
function wrapped(label: string): string[] {
  const lines: string[] = []
  for (const word of label.split(/\s+/).filter(Boolean)) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + word.length < labelLetters)
      lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}

/**
 * The figure that was typed: « 1 234,5 », « −3 % », « 12 € ». Null for whatever is none. A comma parts thousands in
 * English only, and only where it stands like one.
 */
export function numberOf(typed: string, locale: Locale): number | null {
  const plain = typed
    .replace(/[\s\u00a0\u202f\u2009'’]/g, '')
    .replace(/^[−–‒]/, '-')
    .replace(/[%€$£]$/, '')
  const digits =
    locale === 'en' && /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)
      ? plain.replaceAll(',', '')
      : plain.replace(',', '.')
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(digits)) return null
  const value = Number(digits)
  // What no drawing tells apart from the edge of the page is no figure of a newspaper.
  return Math.abs(value) < 1e15 ? value : null
}
