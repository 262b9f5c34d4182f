import { type Draw, daylight, poplar } from './scenery.ts'
import { curve, ellipse, land, leaf, line, mix, polar, poly, rect, steps } from './shapes.ts'
import { COLOUR, DEEP, type Fill, INK, MID, PALE, PAPER } from './sheet.ts'

const wheat: Draw = (s, v) => {
  const mood = v.pick(['bare', 'full', 'wash'])
  daylight(s, mood, { x: v.between(560, 760), y: 300, r: 210 })
  s.put(
    land([-100, 500], [300, 450], [800, 490], [1300, 440]),
    mood === 'full' ? { ink: 0.5, colour: 1 } : MID,
  )
  s.place({ x: v.between(560, 700), y: 470 }, () => {
    s.put(rect(-90, -70, 150, 60), INK)
      .put(poly([-20, -70], [-10, -120], [44, -120], [54, -70]), INK)
      .put(rect(0, -110, 34, 34), PAPER)
    s.put(ellipse(-56, -4, 34) + ellipse(40, 4, 22), INK).put(
      poly([60, -30], [110, -10], [110, 18], [60, 0]),
      INK,
    )
  })
  s.put(land([-100, 520], [400, 480], [1300, 520]), PALE)
  for (const i of steps(26))
    s.stroke(line([600 + (i - 13) * 26, 500], [600 + (i - 13) * 130, 900]), 5, i % 2 ? COLOUR : INK)
  const ear = (x: number, tip: number, lean: number, k: number, fill: Fill, edge: Fill) => {
    const at = (t: number): [number, number] => [x + lean * (1 - t) ** 2, mix(tip, 960, t)]
    s.stroke(curve(at(1), at(0.7), at(0.45), at(0.2)), 13 * k, fill)
    s.put(leaf(...at(0.72), 210 * k, 30 * k, lean > 0 ? -120 : -60), fill)
    for (const i of steps(7)) {
      const [px, py] = at(0.36 - i * 0.05)
      for (const side of [-1, 1]) {
        const angle = -90 + side * 34 + lean * 0.1
        s.stroke(line([px, py], polar(px, py, 190 * k, -90 + side * 15 + lean * 0.1)), 3.5 * k, fill)
        s.put(leaf(px, py, 84 * k, 36 * k, angle), fill).stroke(leaf(px, py, 84 * k, 36 * k, angle), 4, edge)
      }
    }
    s.put(leaf(...at(0.02), 90 * k, 34 * k, -90 + lean * 0.1), fill)
  }
  for (const i of [0, 1, 3, 4])
    ear(60 + i * 290 + v.between(-40, 40), 300 + v.between(-40, 60), v.between(-70, 90), 0.74, DEEP, PAPER)
  for (const [x, tip, lean] of [
    [40, 150, 60],
    [290, 230, -50],
    [930, 190, 60],
    [1140, 90, -80],
  ] as const)
    ear(x + v.between(-20, 20), tip, lean, 1.15, INK, PAPER)
}

const vineyard: Draw = (s, v) => {
  const mood = v.pick(['bare', 'wash', 'full'])
  daylight(s, mood, { x: 820, y: 200, r: 130 })
  s.put(
    land([-100, 330], [300, 250], [760, 330], [1300, 260]),
    mood === 'full' ? { ink: 0.5, colour: 1 } : MID,
  )
  s.put(land([-100, 400], [480, 300], [1300, 400]), PALE)
  s.place({ x: 470, y: 318 }, () => {
    s.put(rect(-90, -70, 180, 80) + rect(60, -150, 50, 80), PAPER)
      .stroke(rect(-90, -70, 180, 80) + rect(60, -150, 50, 160), 7, INK)
      .put(poly([-104, -66], [0, -112], [104, -66]), INK)
    s.put(rect(60, -150, 50, 160), PAPER).put(poly([52, -146], [85, -210], [118, -146]), INK)
    for (const i of steps(4)) s.put(rect(-74 + i * 36, -46, 16, 30), INK)
  })
  for (const i of steps(3)) poplar(s, 250 + i * 40, 345 - i * 8, 130, INK)
  for (const i of steps(13)) {
    const [top, foot] = [600 + (i - 6) * 58, 600 + (i - 6) * 270]
    s.put(
      poly([top - 4, 372], [top + 6, 372], [foot + 90, 940], [foot - 20, 940]),
      i % 2 ? COLOUR : { ink: 0.55, colour: 1 },
    )
    for (const j of steps(9)) {
      const t = (j / 8) ** 1.7
      const [x, y, k] = [mix(top, foot + 30, t), mix(376, 900, t), mix(0.08, 1, t)]
      s.put(ellipse(x, y, 62 * k, 44 * k), i % 2 ? COLOUR : INK)
      s.put(rect(x - 4 * k, y - 70 * k, 8 * k, 110 * k), INK)
    }
  }
  const vineLeaf = (x: number, y: number, r: number, turn: number, fill: Fill) => {
    const points = steps(20).map((i) =>
      polar(x, y, r * [1, 0.62, 0.84, 0.56][i % 4]! * (i === 10 ? 0.4 : 1), turn + i * 18),
    )
    s.put(poly(...points), fill).stroke(poly(...points), 6, PAPER)
    for (const i of [-2, -1, 0, 1, 2]) s.stroke(line([x, y], polar(x, y, r * 0.76, turn + i * 72)), 5, PAPER)
  }
  s.stroke(curve([1300, 40], [1080, 90], [900, 40], [740, 90]), 20, INK)
  vineLeaf(1090, 130, 190, v.between(0, 40), INK)
  for (const row of steps(6))
    for (const i of steps(6 - row)) {
      const [x, y] = [770 + i * 74 + row * 37 + v.between(-5, 5), 230 + row * 66]
      s.put(ellipse(x, y, 44), (i + row) % 3 === 0 ? { ink: 0.6, colour: 1 } : COLOUR).stroke(
        ellipse(x, y, 44),
        7,
        INK,
      )
      s.put(ellipse(x - 14, y - 15, 9), PAPER)
    }
  vineLeaf(790, 100, 150, v.between(40, 90), mood === 'full' ? INK : DEEP)
}

export const fields = { wheat, vineyard } satisfies Record<string, Draw>
