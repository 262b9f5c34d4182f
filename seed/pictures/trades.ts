import { type Draw, daylight, everything } from './scenery.ts'
import { curve, dome, ellipse, leaf, line, polar, poly, rect, ring, rounded, steps } from './shapes.ts'
import { COLOUR, DEEP, type Fill, INK, MID, PALE, PAPER, SHADE } from './sheet.ts'

const market: Draw = (s, v) => {
  daylight(s, 'wash', { x: v.between(520, 680), y: 130, r: 110 })
  for (const [x, h] of [
    [-60, 210],
    [150, 290],
    [360, 240],
    [900, 260],
    [1090, 200],
  ] as const) {
    s.put(
      poly([x, 420], [x, 330 - h * 0.5], [x + 110, 250 - h * 0.5], [x + 220, 330 - h * 0.5], [x + 220, 420]),
      MID,
    )
    for (const i of steps(2)) s.put(rect(x + 40 + i * 90, 300 - h * 0.3, 40, 70), INK)
  }
  s.put(rect(-100, 380, 1400, 260), INK)
  const awning = (x: number, y: number, w: number, count: number) => {
    const k = w / count
    for (const i of steps(count)) {
      const fill = i % 2 ? PAPER : COLOUR
      s.put(
        poly(
          [x + 60 + (i * (w - 120)) / count, y],
          [x + 60 + ((i + 1) * (w - 120)) / count, y],
          [x + (i + 1) * k, y + 150],
          [x + i * k, y + 150],
        ),
        fill,
      )
      s.put(rect(x + i * k, y + 150, k, 26), fill).put(dome(x + (i + 0.5) * k, y + 175, k / 2, -k / 2), fill)
    }
    s.put(rect(x, y + 148, w, 7), INK)
  }
  awning(-160, 190, 700, 9)
  awning(640, 210, 680, 9)
  for (const x of [-60, 520, 690, 1250]) s.put(rect(x, 360, 16, 400), PAPER)
  for (const [x, coat] of [
    [250, COLOUR],
    [960, PAPER],
  ] as const) {
    s.put(ellipse(x, 448, 46, 52), PALE).put(`M${x - 52} 440q0 -70 52 -70t52 70z`, coat)
    s.put(`M${x - 120} 720V580q0 -70 70 -76h100q70 6 70 76v140z`, coat).put(
      rect(x - 46, 530, 92, 160),
      coat === PAPER ? COLOUR : PAPER,
    )
  }
  const heap = (x: number, w: number, r: number, fill: Fill, mark: Fill) => {
    for (const row of steps(3))
      for (const i of steps(Math.floor(w / (r * 1.9)) - row)) {
        const [px, py] = [x + r * (1.1 + row) + i * r * 1.9, 660 - row * r * 1.35]
        s.put(ellipse(px, py, r), fill)
          .stroke(ellipse(px, py, r), 6, INK)
          .put(ellipse(px - r * 0.3, py - r * 0.34, r * 0.2), mark)
      }
    s.put(rect(x, 650, w, 200), PAPER).stroke(rect(x, 650, w, 200), 8, INK)
    for (const y of [700, 752]) s.put(rect(x, y, w, 8), INK)
    for (const i of [0.08, 0.92]) s.put(rect(x + w * i - 10, 650, 20, 200), INK)
  }
  const kinds = [COLOUR, PAPER, MID, COLOUR, DEEP] as const
  const first = v.int(0, 4)
  for (const i of steps(4))
    heap(
      -110 + i * 340,
      320,
      v.pick([36, 44, 52] as const),
      kinds[(first + i) % 5]!,
      kinds[(first + i) % 5] === PAPER ? COLOUR : PAPER,
    )
  s.put(rect(-100, 778, 1400, 100), INK)
  s.stroke(line([600, 360], [600, 470]), 6, INK)
  s.put(ellipse(606, 500, 62), PAPER)
    .stroke(ellipse(606, 500, 62), 10, COLOUR)
    .stroke(line([606, 500], [632, 468]), 8, INK)
  s.put(dome(606, 600, 96, -40), PAPER)
}

const kitchen: Draw = (s, v) => {
  s.put(everything, COLOUR)
  const square = 200
  for (const i of steps(8))
    for (const j of steps(6))
      if ((i + j) % 2)
        s.put(rect(-150 + i * square, -100 + j * square, square, square), { ink: 0, colour: 0.66 })
  const pan = v.between(-32, -20)
  s.place({ x: 90, y: 250, turn: v.between(-62, -48) }, () => {
    s.put(rect(-60, -34, 330, 68), PAPER).put(rect(40, -34, 230, 68), { ink: 0, colour: 0.3 })
    for (const i of steps(5)) s.put(leaf(230, (i - 2) * 18, 330, 40, (i - 2) * 13), i % 2 ? INK : DEEP)
    for (const i of steps(5)) s.stroke(line([-60, (i - 2) * 12], [-130, (i - 2) * 22]), 5, PAPER)
  })
  s.place({ x: 480, y: 420 }, () => {
    s.put(ellipse(26, 30, 290), SHADE)
    s.place({ turn: pan }, () =>
      s.put(rounded(250, -42, 640, 84, 40), INK).put(rounded(640, -14, 180, 28, 14), COLOUR),
    )
    s.put(ellipse(0, 0, 290), INK).stroke(ellipse(0, 0, 252), 6, PAPER)
    s.put(
      'M-190 -10C-210 -130 -60 -210 50 -170C130 -200 220 -90 180 10C230 110 120 200 20 160C-60 220 -210 130 -190 -10z',
      PAPER,
    )
    s.put(ellipse(-10, -14, 98), COLOUR).stroke('M-76 -40a74 74 0 0 1 54 -48', 14, PAPER)
  })
  s.place({ x: 985, y: 560, turn: v.between(-8, 8) }, () => {
    s.put(rounded(-170, -190, 420, 520, 30), SHADE)
    s.put(rounded(-190, -210, 420, 520, 30), PAPER)
      .put(ellipse(20, -170, 20), COLOUR)
      .stroke(rounded(-190, -210, 420, 520, 30), 8, INK)
    for (const [x, y] of [
      [-100, -60],
      [10, -80],
      [-40, 40],
    ] as const) {
      s.put(ellipse(x, y, 60), COLOUR).stroke(ellipse(x, y, 60), 8, INK)
      for (const i of steps(6)) s.put(leaf(...polar(x, y, 12, i * 60), 36, 13, i * 60), PAPER)
    }
    s.place({ x: 150, y: -120, turn: 8 }, () =>
      s
        .put('M-40 260Q-50 0 24 -60V260z', PALE)
        .stroke('M-40 260Q-50 0 24 -60V260z', 8, INK)
        .put(rounded(-34, 250, 50, 190, 20), INK),
    )
  })
  s.place({ x: 860, y: 90 }, () => {
    s.put(ellipse(14, 18, 104), SHADE)
      .put(ellipse(0, 0, 104), PAPER)
      .stroke(ellipse(0, 0, 104), 8, INK)
      .put(ellipse(0, 0, 72), INK)
    for (const i of steps(16)) s.put(ellipse(...polar(0, 0, v.between(8, 54), i * 67), 6), PAPER)
  })
  s.place({ x: 150, y: 700, turn: v.between(-20, 0) }, () =>
    s
      .put(ellipse(0, 0, 78, 98), PAPER)
      .put('M10 -96A78 98 0 0 1 10 96Q60 0 10 -96z', SHADE)
      .stroke(ellipse(0, 0, 78, 98), 8, INK),
  )
}

const workshop: Draw = (s, v) => {
  s.put(everything, MID)
  s.put(rect(-100, -100, 1400, 660), COLOUR)
  for (const i of steps(33)) for (const j of steps(14)) s.put(ellipse(-70 + i * 42, -20 + j * 42, 4), INK)
  const blade = { x: v.between(960, 1000), y: 240, r: 150 }
  const teeth = steps(48).map((i) =>
    polar(blade.x, blade.y, i % 2 ? blade.r : blade.r + 28, i * 7.5 + (i % 2 ? 5 : 0)),
  )
  s.put(poly(...teeth.map(([x, y]): [number, number] => [x + 16, y + 20])), SHADE).put(poly(...teeth), PAPER)
  s.put(ring(blade.x, blade.y, 34, 15), INK).stroke(ellipse(blade.x, blade.y, 112), 4, INK)
  s.place({ x: 60, y: 110, scale: 0.9, turn: v.between(-3, 3) }, () => {
    const saw = steps(31).map((i): [number, number] => [170 + i * 14, i % 2 ? 128 + i * 1.2 : 112 + i * 1.2])
    s.put(poly([170, 0], [600, 90], [600, 140], ...saw.reverse()), PAPER).put(
      'M0 20Q40 -40 180 -14V136Q90 170 20 140Q-20 80 0 20zM50 40Q40 90 70 104L130 92V30Q80 16 50 40z',
      INK,
    )
  })
  s.place({ x: 690, y: 84, turn: -4 }, () =>
    s
      .put(rounded(-16, 0, 32, 270, 12), INK)
      .put('M-90 -40H60Q104 -40 110 0V36H-90z', PAPER)
      .stroke('M-90 -40H60Q104 -40 110 0V36H-90z', 8, INK),
  )
  for (const i of steps(4))
    s.place({ x: 170 + i * 92, y: 350 }, () =>
      s
        .put(rounded(-20, -30, 40, 100, 16), INK)
        .put(
          i % 2
            ? poly([-8, 70], [8, 70], [8, 150], [-8, 164])
            : poly([-16, 70], [16, 70], [16, 160], [-16, 140]),
          PAPER,
        ),
    )
  s.put(rect(80, 366, 400, 16), PAPER)
  s.put(rect(-100, 560, 1400, 62), PAPER)
    .put(rect(-100, 560, 1400, 10), INK)
    .put(rect(-100, 612, 1400, 12), INK)
  for (const i of steps(9))
    s.stroke(curve([-80 + i * 160, 596], [-20 + i * 160, 584], [50 + i * 160, 600]), 4, COLOUR)
  s.put(rect(-100, 622, 1400, 300), INK)
  for (const i of steps(3))
    s.put(rect(100 + i * 380, 660, 320, 200), { ink: 0.55, colour: 1 }).put(
      rounded(210 + i * 380, 700, 100, 20, 10),
      PAPER,
    )
  s.place({ x: v.between(560, 640), y: 560 }, () => {
    s.put(rect(-360, -40, 720, 40), PALE).stroke(rect(-360, -40, 720, 40), 7, INK)
    s.put('M-180 -40V-110H-90Q-70 -180 -30 -180T0 -110H120Q190 -110 200 -40z', INK)
      .put(ellipse(150, -128, 30), INK)
      .put(poly([20, -40], [60, -150], [88, -150], [60, -40]), PAPER)
    for (const [x, y, r] of [
      [210, -60, 34],
      [270, -56, 24],
      [-280, -62, 28],
    ] as const)
      s.stroke(
        `M${x - r} ${y + 16}a${r} ${r} 0 1 1 ${r} ${r * 0.8}a${r * 0.6} ${r * 0.6} 0 1 1 ${r * 0.4} ${-r}`,
        8,
        PAPER,
      )
  })
}

export const trades = { market, kitchen, workshop } satisfies Record<string, Draw>
