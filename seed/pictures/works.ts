import { against, type Draw, daylight, passerby, poplar, ripples } from './scenery.ts'
import { arch, curve, dome, ellipse, land, line, mix, poly, rect, steps } from './shapes.ts'
import { across, COLOUR, DEEP, down, INK, MID, PALE, PAPER } from './sheet.ts'

/** Round arches and their reflection close into discs; the sun stands in one of them. */
const bridge: Draw = (s, v) => {
  const spans = v.pick([2, 3] as const)
  const mood = v.pick(['bare', 'wash'])
  const pitch = spans === 2 ? 560 : 400
  const radius = spans === 2 ? 215 : 150
  const water = 500
  const first = spans === 2 ? 360 : 190
  const sunIn = v.int(0, spans - 1)
  daylight(s, mood, { x: first + sunIn * pitch + 30, y: water - 60, r: radius * 0.52 })
  s.put(land([-100, 440], [300, 410], [760, 450], [1300, 400]), { colour: 0.3 })
  s.put(rect(-100, water, 1400, 500), mood === 'wash' ? COLOUR : MID)
  let holes = ''
  let mirrored = ''
  for (const i of steps(spans + 2)) {
    const x = first + (i - 1) * pitch
    holes += dome(x, water, radius)
    mirrored += dome(x, water, radius, -radius)
  }
  s.put(rect(-100, water - radius - 90, 1400, radius + 90) + holes, INK)
  s.put(rect(-100, water, 1400, radius + 90) + mirrored, { ink: 0.55 })
  s.put(dome(first + sunIn * pitch + 30, water, radius * 0.42, -radius * 0.3), PAPER)
  for (const i of steps(spans + 2)) {
    const x = first + (i - 1) * pitch
    s.stroke(
      `M${x - radius - 16} ${water}a${radius + 16} ${radius + 16} 0 0 1 ${2 * radius + 32} 0`,
      5,
      PAPER,
    )
    s.put(
      poly([x + pitch / 2 - 46, water + 14], [x + pitch / 2, water - 60], [x + pitch / 2 + 46, water + 14]),
      COLOUR,
    )
  }
  s.put(rect(-100, water - radius - 112, 1400, 26), INK).put(rect(-100, water - radius - 84, 1400, 5), PAPER)
  const deck = water - radius - 112
  for (const i of steps(v.int(3, 5)))
    passerby(s, 150 + i * 210 + v.between(-50, 50), deck + 2, v.between(84, 100), INK)
  for (const x of [70, 620, 1130])
    s.stroke(line([x, deck], [x, deck - 150], [x + 34, deck - 150]), 7, INK).put(
      ellipse(x + 36, deck - 142, 15),
      COLOUR,
    )
  ripples(s, v, { x: -60, y: water + 40, w: 1300, h: 280, count: 22, fill: PAPER })
}

const rails: Draw = (s, v) => {
  const mood = v.pick(['bare', 'full', 'wash'])
  const [hx, hy] = [v.between(480, 560), 330]
  daylight(s, mood, { x: hx + 30, y: hy - 20, r: 180 })
  s.put(land([-100, 300], [180, 280], [420, 325], [hx, hy], [800, 310], [1300, 270]), { ink: 0.6, colour: 1 })
  s.put(poly([-100, hy], [1300, hy], [1300, 900], [-100, 900]), mood === 'full' ? PALE : COLOUR)
  s.put(poly([hx - 8, hy], [hx + 12, hy], [1130, 900], [-60, 900]), {
    ink: down(0.75, 0.35, hy, 900),
    colour: 1,
  })
  for (const i of steps(20)) {
    const t = (i / 19) ** 2.6
    const y = mix(hy + 8, 860, t)
    const half = mix(6, 470, t)
    s.put(rect(mix(hx, 530, t) - half, y, half * 2, mix(2, 40, t)), INK)
  }
  for (const side of [-1, 1]) {
    const foot = 530 + side * 310
    s.put(poly([hx + side * 3 - 1, hy], [hx + side * 3 + 2, hy], [foot + 26, 900], [foot - 26, 900]), PAPER)
    s.put(poly([hx + side * 3 + 1, hy], [hx + side * 3 + 2, hy], [foot + 26, 900], [foot + 8, 900]), INK)
  }
  for (const i of steps(5)) {
    const t = 0.09 * 2.05 ** i
    const [x, y, k] = [mix(hx + 20, 1220, t), mix(hy, 720, t), t]
    s.put(rect(x, y - 900 * k, 34 * k, 900 * k), INK).put(
      rect(x - 560 * k, y - 830 * k, 560 * k, 20 * k),
      INK,
    )
    s.stroke(line([x, y - 700 * k], [x - 300 * k, y - 820 * k]), 14 * k, INK)
    s.put(rect(x - 500 * k, y - 820 * k, 20 * k, 90 * k), INK)
  }
  s.stroke(line([hx, hy - 20], [780, -120]), 4, INK).stroke(line([hx, hy - 16], [720, -120]), 3, INK)
  s.put(rect(190, 250, 20, 330), INK).put('M150 90h100v150a50 50 0 0 1 -100 0z', INK)
  s.put(ellipse(200, 146, 30), COLOUR).put(ellipse(200, 222, 30), PAPER)
}

const dam: Draw = (s, v) => {
  const mood = v.pick(['bare', 'wash', 'full'])
  daylight(s, mood, { x: v.between(500, 760), y: 150, r: 105 })
  s.put(
    poly(
      [-100, 300],
      [160, 60],
      [330, 230],
      [520, 130],
      [760, 320],
      [960, 120],
      [1300, 330],
      [1300, 500],
      [-100, 500],
    ),
    against2(mood),
  )
  s.put(rect(-100, 270, 1400, 120), mood === 'full' ? PALE : COLOUR)
  ripples(s, v, { x: 260, y: 282, w: 700, h: 40, count: 8, fill: PAPER })
  const wall = 'M130 300Q620 430 1080 300L860 900H360z'
  s.put(wall, PAPER)
  s.clip(wall, () => {
    s.put(rect(0, 200, 1300, 800), { ink: across(0.75, 0, 130, 760) })
    for (const i of steps(12)) s.stroke(line([130 + i * 87, 280], [380 + i * 42, 900]), 4, INK)
    for (const i of steps(5))
      s.stroke(`M60 ${400 + i * 105}Q620 ${520 + i * 90} 1150 ${400 + i * 105}`, 4, INK)
  })
  s.stroke('M100 294Q620 426 1110 294', 30, INK, 'butt').stroke('M100 288Q620 420 1110 288', 6, PAPER, 'butt')
  const jets = v.int(2, 3)
  for (const i of steps(jets)) {
    const x = 620 + (i - (jets - 1) / 2) * 130
    s.put(rect(x - 34, 420, 68, 40), INK)
    s.put(
      `M${x - 26} 452C${x - 30} 560 ${x - 76} 700 ${x - 96} 900H${x + 96}C${x + 76} 700 ${x + 30} 560 ${x + 26} 452z`,
      COLOUR,
    )
    for (const k of [-1, 0, 1])
      s.stroke(curve([x + k * 12, 470], [x + k * 20, 600], [x + k * 58, 850]), 7, PAPER)
  }
  s.put(poly([-100, 260], [90, 240], [180, 330], [230, 500], [330, 640], [400, 900], [-100, 900]), INK)
  s.put(poly([1300, 220], [1110, 260], [1040, 380], [990, 560], [880, 680], [820, 900], [1300, 900]), INK)
  s.put(
    poly([90, 240], [180, 330], [230, 500], [330, 640], [400, 900], [300, 900], [170, 560], [120, 380]),
    DEEP,
  )
  s.put(poly([1110, 260], [1300, 220], [1300, 460], [1150, 520], [1080, 420]), DEEP)
  for (const i of steps(4)) s.put(ellipse(400 + i * 145, 880, 130, 74), i % 2 ? PAPER : PALE)
  passerby(s, 330, 334, 62, INK)
}
const against2 = (mood: 'bare' | 'wash' | 'full') => against(mood, MID, { ink: 0.5, colour: 1 })

const crane: Draw = (s, v) => {
  const mood = v.pick(['bare', 'full', 'wash'])
  const hook = v.between(830, 930)
  daylight(s, mood, { x: hook, y: 420, r: 120 })
  const lattice = (x: number, y: number, w: number, h: number, cells: number) => {
    s.stroke(rect(x, y, w, h), 9, INK)
    for (const i of steps(cells)) {
      if (w > h)
        s.stroke(
          line(
            [x + (i * w) / cells, y + h],
            [x + ((i + 0.5) * w) / cells, y],
            [x + ((i + 1) * w) / cells, y + h],
          ),
          6,
          INK,
        )
      else
        s.stroke(
          line(
            [x, y + (i * h) / cells],
            [x + w, y + ((i + 0.5) * h) / cells],
            [x, y + ((i + 1) * h) / cells],
          ),
          6,
          INK,
        )
    }
  }
  lattice(420, 120, 60, 800, 10)
  lattice(480, 120, 820, 44, 13)
  lattice(160, 120, 260, 44, 4)
  s.put(poly([430, 120], [450, -10], [470, 120]), INK)
  s.stroke(line([450, 0], [1000, 118]), 5, INK).stroke(line([450, 0], [190, 118]), 5, INK)
  s.put(rect(150, 150, 130, 92), INK)
    .put(rect(490, 164, 76, 84), mood === 'full' ? PAPER : COLOUR)
    .stroke(rect(490, 164, 76, 84), 8, INK)
  s.put(rect(hook - 30, 160, 60, 20), INK).put(rect(hook - 3, 170, 6, 90), INK)
  s.stroke(`M${hook} 258v20a17 17 0 1 1 -17 17`, 9, INK)
  s.stroke(line([hook - 90, 340], [hook, 292], [hook + 90, 340]), 5, INK)
  s.put(rect(-100, 560, 470, 400), INK)
  for (const floor of steps(4)) {
    const y = 640 + floor * 90
    s.put(rect(600, y, 760, 22), INK)
    for (const i of steps(6)) s.put(rect(622 + i * 118, y + 20, 20, 72), INK)
  }
  s.put(rect(600, 662, 760, 300), { colour: mood === 'full' ? 0 : 0.6 })
  for (const i of steps(6)) s.stroke(line([630 + i * 118, 640], [630 + i * 118, 600]), 5, INK)
  for (const row of steps(3))
    for (const i of steps(5))
      if (v.maybe(0.7)) s.put(rect(-60 + i * 84, 596 + row * 92, 46, 54), i % 2 ? COLOUR : PAPER)
  passerby(s, 770, 642, 92, INK)
  passerby(s, 1010, 642, 92, INK)
  for (const x of [770, 1010]) s.put(dome(x, 558, 12), mood === 'full' ? PAPER : COLOUR)
}

const waterTower: Draw = (s, v) => {
  const mood = v.pick(['bare', 'full', 'wash'])
  daylight(s, mood, { x: 850, y: 330, r: 150 })
  s.put(land([-100, 560], [300, 520], [800, 560], [1300, 520]), mood === 'full' ? DEEP : MID)
  s.put(land([-100, 620], [400, 570], [1300, 640]), PALE)
  for (const i of steps(12))
    s.stroke(line([760 + i * 12, 600], [-500 + i * 190, 900]), 6 + i * 0.3, i % 3 ? INK : COLOUR)
  for (const i of steps(5)) poplar(s, 960 + i * 60, 610 + i * 4, 150 + (i % 2) * 50, INK)
  const shaft = 'M372 900C440 640 430 520 400 400H560C530 520 520 640 588 900z'
  s.put(shaft, PAPER)
  s.clip(shaft, () => {
    s.put(rect(300, 300, 190, 700), { ink: across(1, 0.1, 370, 500) }).put(rect(490, 300, 200, 700), {
      colour: 0.2,
    })
  })
  s.put(poly([150, 170], [810, 170], [575, 430], [385, 430]), mood === 'full' ? PALE : COLOUR)
  s.put(poly([150, 170], [420, 170], [450, 430], [385, 430]), { ink: 1 })
  s.put(poly([420, 170], [520, 170], [490, 430], [450, 430]), { ink: 0.45 })
  for (const i of steps(5)) s.stroke(line([520 + i * 64, 172], [492 + i * 20, 430]), 4, INK)
  s.put(rect(130, 130, 700, 46), INK).put(rect(130, 142, 700, 8), PAPER)
  s.put(dome(480, 132, 250, 70), INK).put(rect(474, -10, 10, 90), INK)
  s.put(arch(480, 900, 70, 150), INK)
  for (const i of steps(4)) s.put(rect(470, 470 + i * 80, 20, 34), INK)
  for (const i of steps(v.int(3, 5)))
    s.stroke(`M${880 + i * 70} ${130 + (i % 3) * 46}q18 -22 32 0q18 -22 34 -2`, 5, INK)
}

export const works = { bridge, rails, dam, crane, 'water-tower': waterTower } satisfies Record<string, Draw>
