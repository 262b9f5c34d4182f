import { type Draw, daylight, everything, passerby, poplar } from './scenery.ts'
import { arch, dome, ellipse, line, mix, poly, rect, steps } from './shapes.ts'
import { across, COLOUR, DEEP, down, INK, MID, PALE, PAPER, SHADE } from './sheet.ts'

const houses: Draw = (s, v) => {
  const mood = v.pick(['bare', 'wash', 'full'])
  daylight(s, mood, { x: v.between(720, 860), y: 210, r: 140 })
  const gable = (
    x: number,
    w: number,
    eaves: number,
    wall: typeof INK,
    roof: typeof INK,
    lit: typeof INK,
  ) => {
    const peak = eaves - w * 0.42
    s.put(rect(x + w * 0.66, peak - 20, w * 0.13, w * 0.4), INK).put(
      rect(x + w * 0.64, peak - 34, w * 0.17, 16),
      COLOUR,
    )
    s.put(poly([x, 900], [x, eaves], [x + w / 2, peak], [x + w, eaves], [x + w, 900]), wall)
    s.put(poly([x + w / 2, peak], [x + w, eaves], [x + w, 900], [x + w / 2, 900]), SHADE)
    s.put(
      poly(
        [x - 22, eaves + 14],
        [x + w / 2, peak - 26],
        [x + w + 22, eaves + 14],
        [x + w + 8, eaves + 34],
        [x + w / 2, peak + 14],
        [x - 8, eaves + 34],
      ),
      roof,
    )
    for (const row of steps(4))
      for (const side of [0.14, 0.6]) {
        s.put(rect(x + w * side, eaves + 60 + row * 130, w * 0.26, 80), v.maybe(0.35) ? lit : INK)
        s.stroke(
          line(
            [x + w * (side + 0.13), eaves + 60 + row * 130],
            [x + w * (side + 0.13), eaves + 140 + row * 130],
          ),
          4,
          PAPER,
        )
      }
    s.put(ellipse(x + w / 2, eaves - w * 0.1, w * 0.08), INK)
  }
  gable(60, 240, 360, MID, INK, PAPER)
  gable(520, 220, 420, PALE, INK, COLOUR)
  gable(940, 260, 390, MID, INK, PAPER)
  gable(-100, 280, 470, COLOUR, INK, PAPER)
  gable(270, 300, 440, PAPER, INK, COLOUR)
  gable(690, 330, 520, COLOUR, INK, PAPER)
  gable(1040, 300, 500, PAPER, INK, COLOUR)
  gable(430, 300, 610, DEEP, INK, PAPER)
  s.put(rect(-100, 770, 1400, 200), INK)
  s.place({ x: 290, y: 770 }, () => {
    s.put('M0 0q8 -66 46 -74q-8 -34 10 -52l10 16h18l10 -16q16 40 2 66q22 30 16 60z', INK)
    s.stroke('M104 -8q44 6 40 -44', 11, INK)
  })
}

const nightStreet: Draw = (s, v) => {
  const [vx, vy] = [v.between(520, 680), 430]
  s.put(everything, { ink: down(1, 0.55, 0, 460), colour: 1 })
  s.put(ellipse(vx - 20, 190, 96), PAPER)
  s.put(poly([-100, 900], [vx - 40, vy], [vx + 40, vy], [1300, 900]), {
    ink: down(0.3, 0.85, vy, 850),
    colour: 1,
  })
  for (const side of [-1, 1]) {
    const edge = side < 0 ? -100 : 1300
    const at = (t: number) => mix(vx + side * 40, edge, t)
    for (const i of steps(4)) {
      const [a, b] = [[0, 0.14, 0.32, 0.58, 1][i]!, [0, 0.14, 0.32, 0.58, 1][i + 1]!]
      const rise = v.between(0.85, 1.25)
      const top = (t: number) => vy - (90 + 620 * t) * rise
      const foot = (t: number) => mix(vy, 900, t)
      s.put(
        poly([at(a), foot(a)], [at(a), top(a)], [at(b), top(b)], [at(b), foot(b)]),
        side < 0 ? INK : { ink: 0.86, colour: 1 },
      )
      for (const row of steps(5))
        for (const column of steps(3)) {
          const [p, q] = [mix(a, b, 0.16 + column * 0.28), mix(a, b, 0.32 + column * 0.28)]
          const [hi, lo] = [0.1 + row * 0.16, 0.2 + row * 0.16]
          const y = (t: number, k: number) => mix(top(t), foot(t), k)
          const lit = v.maybe(0.42)
          s.put(
            poly([at(p), y(p, hi)], [at(q), y(q, hi)], [at(q), y(q, lo)], [at(p), y(p, lo)]),
            lit ? (v.maybe(0.5) ? PAPER : COLOUR) : { ink: 1, colour: 1 },
          )
        }
    }
    for (const t of [0.09, 0.2, 0.4, 0.72]) {
      const [x, y, k] = [mix(vx + side * 30, side < 0 ? 100 : 1100, t), mix(vy, 880, t), t + 0.1]
      const lamp = x - side * 130 * k
      s.put(poly([lamp, y - 580 * k], [lamp - 170 * k, y], [lamp + 170 * k, y]), { ink: 0, colour: 0.75 })
      s.put(ellipse(lamp, y, 170 * k, 26 * k), { ink: 0, colour: 0.3 })
      s.put(rect(x - 8 * k, y - 620 * k, 16 * k, 620 * k), COLOUR)
      s.put(rect(x - (side > 0 ? 150 : 0) * k, y - 620 * k, 150 * k, 14 * k), COLOUR)
      s.put(ellipse(lamp, y - 566 * k, 46 * k), PAPER)
      s.put(dome(lamp, y - 570 * k, 56 * k), COLOUR)
    }
  }
  passerby(s, vx + 40, 740, 230, INK)
  s.put(poly([vx + 10, 740], [vx + 70, 740], [vx + 40, 900], [vx - 130, 900]), { ink: 1 })
}

const tricolour: Draw = (s) => {
  s.put(rect(0, -4, 8, 190), INK)
  for (const [i, fill] of [INK, PAPER, COLOUR].entries())
    s.put(
      `M${8 + i * 42} ${6 + (i === 1 ? 6 : 0)}q22 ${i % 2 ? -12 : 12} 42 ${i === 0 ? 6 : i === 1 ? -6 : 0}v78q-22 ${i % 2 ? 12 : 12} -42 0z`,
      fill,
    )
}

const townHall: Draw = (s, v) => {
  const mood = v.pick(['bare', 'wash', 'full'])
  daylight(s, mood, { x: v.pick([230, 970] as const), y: 200, r: 130 })
  s.put(rect(120, 360, 960, 420), PAPER).put(rect(600, 360, 480, 420), { ink: 0.18 })
  s.put(poly([90, 360], [180, 250], [1020, 250], [1110, 360]), INK)
  for (const x of [250, 950])
    s.put(rect(x - 30, 272, 60, 70), PAPER)
      .put(poly([x - 44, 276], [x, 232], [x + 44, 276]), INK)
      .put(rect(x - 18, 290, 36, 52), COLOUR)
  s.put(rect(430, 280, 340, 500), PAPER)
  s.put(poly([400, 300], [600, 170], [800, 300]), INK).put(poly([452, 286], [600, 192], [748, 286]), PAPER)
  s.put(poly([560, 190], [560, 60], [600, -20], [640, 60], [640, 190]), INK).put(
    rect(574, 92, 52, 70),
    mood === 'full' ? PAPER : COLOUR,
  )
  s.put(ellipse(600, 252, 36), INK)
    .put(ellipse(600, 252, 27), PAPER)
    .stroke(line([600, 234], [600, 252], [614, 258]), 5, INK)
  for (const x of [165, 265, 365, 835, 935, 1035]) {
    s.put(arch(x, 545, 56, 140), INK).put(arch(x, 760, 56, 150), x < 600 ? COLOUR : INK)
    s.stroke(line([x, 410], [x, 545]), 4, PAPER)
  }
  for (const x of [505, 600, 695]) s.put(arch(x, 530, 62, 170), COLOUR).put(arch(x, 780, 66, 170), INK)
  s.put(rect(410, 540, 380, 14), INK)
  for (const i of steps(19)) s.put(rect(416 + i * 20, 500, 6, 44), INK)
  s.put(rect(410, 496, 380, 8), INK).put(rect(110, 575, 980, 10), INK)
  for (const i of steps(3))
    s.place({ x: 490 + i * 84, y: 440, turn: (i - 1) * 16, scale: 0.62 }, () => tricolour(s, v))
  for (const i of steps(4)) s.put(rect(390 - i * 46, 776 + i * 22, 420 + i * 92, 12), i % 2 ? INK : PAPER)
  s.put(rect(-100, 762, 490, 200), INK).put(rect(810, 762, 500, 200), INK)
  for (const [i, x] of [120, 250, 880, 1000, 1090].entries()) {
    if (i !== 3 || v.maybe(0.5)) passerby(s, x, 768, 120 + (i % 2) * 12, INK)
  }
  for (const x of [30, 1170]) poplar(s, x, 780, 420, INK)
}

const courthouse: Draw = (s, v) => {
  const mood = v.pick(['bare', 'wash', 'full'])
  daylight(s, mood, { x: 960, y: 250, r: 170 })
  s.put(poly([-100, 20], [820, 190], [820, 262], [-100, 150]), INK)
  s.put(poly([-100, 150], [820, 262], [820, 292], [-100, 196]), PAPER)
  s.put(poly([-100, 196], [790, 300], [790, 680], [-100, 680]), { ink: 0.8, colour: 1 })
  for (const i of steps(5)) {
    const t = [0, 0.36, 0.6, 0.8, 0.96][i]!
    const [x, w, top] = [mix(-90, 730, t), mix(200, 58, t), mix(176, 292, t)]
    s.put(rect(x, top, w, 560), PAPER)
    s.put(rect(x, top, w, 560), { ink: across(0, 0.7, x + w * 0.3, x + w) })
    for (const k of [0.3, 0.62]) s.put(rect(x + w * k, top + 40, w * 0.05, 600), INK)
    s.put(rect(x - w * 0.14, top - 6, w * 1.28, w * 0.2), PAPER).stroke(
      rect(x - w * 0.14, top - 6, w * 1.28, w * 0.2),
      5,
      INK,
    )
    s.put(rect(x - w * 0.12, 640, w * 1.24, 40), INK)
  }
  for (const i of steps(7)) {
    const y = 672 + i * 30
    s.put(poly([-100, y], [830 + i * 60, y], [860 + i * 60, y + 31], [-100, y + 31]), i % 2 ? COLOUR : PAPER)
    s.put(rect(-100, y, 930 + i * 60, 4), INK)
  }
  if (mood === 'full') s.put(poly([830, 672], [1300, 672], [1300, 910], [1300, 910]), DEEP)
  const x = v.between(880, 960)
  s.put(poly([x - 14, 770], [x + 14, 770], [x - 520, 900], [x - 640, 900]), { ink: 0.55 })
  s.put(rect(900, 740, 500, 200), INK)
    .put(rect(880, 720, 500, 26), PAPER)
    .stroke(rect(880, 720, 500, 26), 5, INK)
  s.place({ x: 1060, y: 720 }, () => {
    s.put(rect(-8, -400, 16, 400), INK)
      .put(rect(-150, -380, 300, 14), INK)
      .put(ellipse(0, -404, 22), INK)
    for (const [dx, drop] of [
      [-140, 150],
      [140, 110],
    ] as const) {
      s.stroke(line([dx - 60, drop - 380], [dx, -374], [dx + 60, drop - 380]), 5, INK)
      s.put(dome(dx, drop - 380, 72, -46), INK)
    }
    s.put(poly([-60, 0], [-20, -40], [20, -40], [60, 0]), INK)
  })
  passerby(s, 700, 742, 118, INK, 0.18)
}

export const town = {
  houses,
  'night-street': nightStreet,
  'town-hall': townHall,
  courthouse,
} satisfies Record<string, Draw>
