import type { Chance } from './chance.ts'
import { ellipse, line, type Point, poly, rect, steps } from './shapes.ts'
import { COLOUR, down, type Fill, HEIGHT, INK, PAPER, type Sheet, WIDTH } from './sheet.ts'

export type Draw = (sheet: Sheet, chance: Chance) => void

/** Light of the scene. `bare`: paper sky, coloured sun. `wash`: sky in dots. `full`: sky in flat colour. */
export type Mood = 'bare' | 'wash' | 'full'

/** Bigger than the frame, so that no mirroring or zoom shows an edge. */
export const everything = rect(-100, -100, WIDTH + 200, HEIGHT + 200)

type Sun = { x: number; y: number; r: number }

/** Sky and the disc that is in every picture of the house. */
export function daylight(sheet: Sheet, mood: Mood, sun: Sun): void {
  const disc = ellipse(sun.x, sun.y, sun.r)
  if (mood === 'bare') sheet.put(everything, PAPER).put(disc, COLOUR)
  if (mood === 'wash') sheet.put(everything, { ink: 0, colour: down(0.62, 0.12, 0, 620) }).put(disc, PAPER)
  if (mood === 'full') sheet.put(everything, COLOUR).put(disc, PAPER)
}

/** What a shape needs to stand out against the sky of a mood. */
export const against = (mood: Mood, onLight: Fill, onFull: Fill): Fill => (mood === 'full' ? onFull : onLight)

/** Flat dashes of light on water, wider towards the viewer. */
export function ripples(
  sheet: Sheet,
  chance: Chance,
  area: { x: number; y: number; w: number; h: number; count: number; fill: Fill },
): void {
  for (const i of steps(area.count)) {
    const t = (i + 0.5) / area.count
    const width = area.w * (0.12 + 0.3 * t) * chance.between(0.6, 1.2)
    const x = area.x + chance.between(0, area.w - width)
    sheet.put(rect(x, area.y + area.h * t * t, width, 3 + 7 * t), area.fill)
  }
}

/** A standing person seen from afar: coat, head, two legs. `x`, `y`: the feet. */
export function passerby(
  sheet: Sheet,
  x: number,
  y: number,
  height: number,
  fill: Fill,
  stride = 0.12,
): void {
  const h = height
  sheet.stroke(line([x - h * stride, y], [x, y - h * 0.45]), h * 0.085, fill)
  sheet.stroke(line([x + h * stride, y], [x, y - h * 0.45]), h * 0.085, fill)
  sheet.put(
    poly(
      [x - h * 0.13, y - h * 0.32],
      [x - h * 0.09, y - h * 0.8],
      [x + h * 0.09, y - h * 0.8],
      [x + h * 0.13, y - h * 0.32],
    ),
    fill,
  )
  sheet.put(ellipse(x, y - h * 0.91, h * 0.085), fill)
}

export type Body = {
  head: Point
  neck: Point
  hip: Point
  arms: readonly (readonly Point[])[]
  legs: readonly (readonly Point[])[]
}

/** An athlete as a sign: round head, limbs of one width. */
export function athlete(sheet: Sheet, body: Body, limb: number, fill: Fill, shirt: Fill = fill): void {
  for (const leg of body.legs) sheet.stroke(line(body.hip, ...leg), limb, fill)
  for (const arm of body.arms) sheet.stroke(line(body.neck, ...arm), limb * 0.8, fill)
  sheet.stroke(line(body.neck, body.hip), limb * 1.7, shirt)
  sheet.put(ellipse(...body.head, limb * 0.95), fill)
}

/** A conifer: stacked skirts. `y` is the foot. */
export function fir(sheet: Sheet, x: number, y: number, height: number, fill: Fill): void {
  const w = height * 0.26
  sheet.put(rect(x - height * 0.03, y - height * 0.12, height * 0.06, height * 0.12), INK)
  for (const [low, high, wide] of [
    [0.1, 0.5, 1],
    [0.34, 0.74, 0.78],
    [0.58, 1, 0.55],
  ] as const)
    sheet.put(
      poly([x - w * wide, y - height * low], [x, y - height * high], [x + w * wide, y - height * low]),
      fill,
    )
}

export function poplar(sheet: Sheet, x: number, y: number, height: number, fill: Fill): void {
  sheet.put(rect(x - height * 0.015, y - height * 0.14, height * 0.03, height * 0.14), INK)
  sheet.put(ellipse(x, y - height * 0.55, height * 0.13, height * 0.45), fill)
}

/** A grid of lit and unlit windows. */
export function panes(
  sheet: Sheet,
  grid: {
    x: number
    y: number
    w: number
    h: number
    columns: number
    rows: number
    fill: (i: number) => Fill
  },
): void {
  const [cw, ch] = [grid.w / grid.columns, grid.h / grid.rows]
  for (const row of steps(grid.rows))
    for (const column of steps(grid.columns))
      sheet.put(
        rect(grid.x + column * cw + cw * 0.2, grid.y + row * ch + ch * 0.18, cw * 0.6, ch * 0.64),
        grid.fill(row * grid.columns + column),
      )
}
