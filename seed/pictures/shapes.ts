/** Every shape is SVG path data, so shapes add up with `+` and holes come free with even-odd filling. */
export type Point = readonly [number, number]

const n = (value: number) => Math.round(value * 10) / 10

export const rect = (x: number, y: number, w: number, h: number) =>
  `M${n(x)} ${n(y)}h${n(w)}v${n(h)}h${n(-w)}z`

export const ellipse = (cx: number, cy: number, rx: number, ry = rx) =>
  `M${n(cx - rx)} ${n(cy)}a${n(rx)} ${n(ry)} 0 1 0 ${n(rx * 2)} 0a${n(rx)} ${n(ry)} 0 1 0 ${n(-rx * 2)} 0z`

export const ring = (cx: number, cy: number, outer: number, inner: number) =>
  ellipse(cx, cy, outer) + ellipse(cx, cy, inner)

export const line = (...points: Point[]) => `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}`

export const poly = (...points: Point[]) => `${line(...points)}z`

export const rounded = (x: number, y: number, w: number, h: number, r: number) =>
  `M${n(x + r)} ${n(y)}h${n(w - 2 * r)}a${n(r)} ${n(r)} 0 0 1 ${n(r)} ${n(r)}v${n(h - 2 * r)}a${n(r)} ${n(r)} 0 0 1 ${n(-r)} ${n(r)}h${n(2 * r - w)}a${n(r)} ${n(r)} 0 0 1 ${n(-r)} ${n(-r)}v${n(2 * r - h)}a${n(r)} ${n(r)} 0 0 1 ${n(r)} ${n(-r)}z`

/** A doorway: straight sides, round head. `y` is the foot, `h` the full height. */
export const arch = (cx: number, y: number, w: number, h: number) =>
  `M${n(cx - w / 2)} ${n(y)}v${n(w / 2 - h)}a${n(w / 2)} ${n(w / 2)} 0 0 1 ${n(w)} 0v${n(h - w / 2)}z`

/** The upper half of a disc, or the lower one when `ry` is negative. */
export const dome = (cx: number, y: number, rx: number, ry = rx) =>
  `M${n(cx - rx)} ${n(y)}a${n(rx)} ${n(Math.abs(ry))} 0 0 ${ry > 0 ? 1 : 0} ${n(rx * 2)} 0z`

/** A smooth line through the points (Catmull-Rom). */
export function curve(...points: Point[]): string {
  const at = (i: number) => points[Math.min(points.length - 1, Math.max(0, i))] as Point
  let path = `M${n(at(0)[0])} ${n(at(0)[1])}`
  for (let i = 0; i < points.length - 1; i++) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    path += `C${n(b[0] + (c[0] - a[0]) / 6)} ${n(b[1] + (c[1] - a[1]) / 6)} ${n(c[0] - (d[0] - b[0]) / 6)} ${n(c[1] - (d[1] - b[1]) / 6)} ${n(c[0])} ${n(c[1])}`
  }
  return path
}

/** Everything below a smooth skyline. */
export const land = (...points: Point[]) => `${curve(...points)}V900H${n(points[0]?.[0] ?? 0)}z`

export const leaf = (x: number, y: number, length: number, width: number, degrees: number) => {
  const a = (degrees * Math.PI) / 180
  const [ux, uy] = [Math.cos(a), Math.sin(a)]
  const at = (along: number, side: number) =>
    `${n(x + ux * along * length - uy * side * width)} ${n(y + uy * along * length + ux * side * width)}`
  return `M${n(x)} ${n(y)}C${at(0.3, 0.7)} ${at(0.75, 0.55)} ${at(1, 0)}C${at(0.75, -0.55)} ${at(0.3, -0.7)} ${n(x)} ${n(y)}z`
}

export const polar = (cx: number, cy: number, r: number, degrees: number): Point => [
  cx + r * Math.cos((degrees * Math.PI) / 180),
  cy + r * Math.sin((degrees * Math.PI) / 180),
]

/** A slice of light: from a point outwards between two angles. */
export const beam = (x: number, y: number, length: number, from: number, to: number) =>
  poly([x, y], polar(x, y, length, from), polar(x, y, length, to))

export const mix = (a: number, b: number, t: number) => a + (b - a) * t

export const steps = (count: number) => Array.from({ length: count }, (_, i) => i)
