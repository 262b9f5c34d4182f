import type { Chance } from './chance.ts'
import { type Draw, everything, passerby } from './scenery.ts'
import { arch, beam, dome, ellipse, line, polar, poly, rect, ring, rounded, steps } from './shapes.ts'
import type { Sheet } from './sheet.ts'
import { COLOUR, DEEP, down, INK, MID, PALE, PAPER, SHADE } from './sheet.ts'

/** Heads and shoulders in the dark, cut by the lower edge. */
function audience(s: Sheet, v: Chance, y: number, size: number, count: number, fill = INK): void {
  for (const i of steps(count)) {
    const x = -60 + (i * 1320) / (count - 1) + v.between(-size * 0.3, size * 0.3)
    const top = y + v.between(-size * 0.25, size * 0.25)
    s.put(ellipse(x, top, size * 0.5, size * 0.58), fill)
    s.put(
      `M${x - size * 1.15} 920V${top + size * 1.25}q0 ${-size * 0.62} ${size * 0.7} ${-size * 0.66}h${size * 0.9}q${size * 0.7} 0 ${size * 0.7} ${size * 0.66}V920z`,
      fill,
    )
    if (v.maybe(0.25)) s.put(ellipse(x, top - size * 0.6, size * 0.24), fill)
  }
}

const theatre: Draw = (s, v) => {
  const x = v.between(560, 640)
  s.put(everything, { ink: 0.8, colour: 1 })
  s.put(ellipse(x, 300, 250), PAPER)
  s.put(rect(-100, 560, 1400, 200), COLOUR)
  for (const i of steps(9)) s.stroke(line([600 + (i - 4) * 90, 560], [600 + (i - 4) * 210, 780]), 4, INK)
  s.put(ellipse(x, 620, 300, 56), PAPER)
  s.put(poly([x - 24, 628], [x + 24, 628], [x + 210, 672], [x + 150, 676]), SHADE)
  s.place({ x, y: 630 }, () => {
    s.put('M-96 0C-60 -60 -52 -150 -46 -210H46C52 -150 60 -60 96 0z', INK)
    s.stroke(line([-36, -200], [-110, -250], [-150, -340]), 26, INK)
    s.stroke(line([36, -200], [110, -170], [170, -210]), 26, INK)
    s.put(ellipse(0, -262, 38, 42), INK).put(poly([-16, -216], [16, -216], [20, -180], [-20, -180]), PAPER)
  })
  for (const side of [-1, 1]) {
    for (const i of steps(7)) {
      const from = 600 + side * (700 - i * 62)
      const foot = 600 + side * (700 - i * 34)
      const w = 66 * side
      s.put(
        `M${from} -100L${from - w} -100C${from - w} 220 ${foot - w * 0.7} 380 ${foot - w * 0.6} 640H${foot + w * 0.4}C${foot} 380 ${from} 220 ${from} -100z`,
        i % 2 ? COLOUR : INK,
      )
    }
    s.put(rect(side < 0 ? -100 : 1050, 372, 250, 22), PAPER)
  }
  s.put(rect(-100, -100, 1400, 150), INK)
  for (const i of steps(10))
    s.put(dome(-30 + i * 140, 46, 70, -64), i % 2 ? INK : COLOUR).put(rect(-100 + i * 140, 40, 140, 9), PAPER)
  s.put(rect(-100, 700, 1400, 40), INK)
  for (const i of steps(9)) s.put(dome(40 + i * 140, 702, 26), PAPER)
  audience(s, v, 740, 74, 9)
}

const concert: Draw = (s, v) => {
  s.put(everything, { ink: 1, colour: 1 })
  const sx = v.between(560, 660)
  for (const [x, from, to, fill] of [
    [60, 20, 42, COLOUR],
    [330, 56, 76, MID],
    [1140, 138, 160, COLOUR],
    [880, 104, 124, MID],
  ] as const)
    s.put(beam(x, -20, 1300, from, to), fill)
  s.put(ellipse(sx, 350, 215), PAPER)
  for (const [x, from, to] of [
    [60, 20, 42],
    [1140, 138, 160],
  ] as const)
    s.put(beam(x, -20, 1300, from, to), { colour: 0.45 })
  s.put(rect(-100, 30, 1400, 16), INK).put(rect(-100, 84, 1400, 12), INK)
  for (const i of steps(20))
    s.stroke(line([-90 + i * 70, 90], [-55 + i * 70, 40], [-20 + i * 70, 90]), 7, INK)
  for (const x of [60, 330, 880, 1140])
    s.put(rounded(x - 42, 70, 84, 80, 14), INK).put(ellipse(x, 150, 40, 14), PAPER)
  for (const side of [-1, 1]) {
    const x = side < 0 ? -20 : 1030
    s.put(rect(x, 260, 190, 330), INK).stroke(rect(x, 260, 190, 330), 5, COLOUR)
    for (const i of steps(3))
      s.put(ring(x + 95, 316 + i * 106, 42, 30), COLOUR).put(ellipse(x + 95, 316 + i * 106, 14), COLOUR)
  }
  s.place({ x: sx, y: 590 }, () => {
    s.stroke(line([-16, -190], [-54, -90], [-84, 10]), 46, INK).stroke(
      line([16, -190], [50, -100], [58, 10]),
      46,
      INK,
    )
    s.put(poly([-62, -330], [62, -330], [44, -160], [-44, -160]), INK)
    s.stroke(line([-52, -316], [-140, -260], [-70, -190]), 34, INK).stroke(
      line([52, -316], [150, -400], [210, -520]),
      34,
      INK,
    )
    s.put(ellipse(0, -392, 46, 52), INK)
    s.place({ x: -20, y: -190, turn: -24 }, () => {
      s.put(ellipse(-40, 10, 80, 62) + ellipse(50, 10, 60, 46), DEEP)
      s.put(rect(80, -4, 240, 22), INK).put(rect(310, -14, 60, 40), INK)
      s.stroke(line([-80, 8], [320, 8]), 3, PAPER).put(ellipse(0, 8, 22), INK)
    })
    s.stroke(line([84, 10], [84, -360], [30, -384]), 7, INK)
  })
  s.put(rect(-100, 580, 1400, 400), INK).put(rect(-100, 580, 1400, 7), COLOUR)
  for (const row of [0, 1])
    for (const i of steps(9)) {
      const [x, y] = [-40 + i * 154 + row * 70 + v.between(-20, 20), 650 + row * 90 + v.between(-16, 16)]
      const fill = row ? INK : COLOUR
      if (v.maybe(0.6)) {
        const lean = v.between(-40, 40)
        s.stroke(line([x + 44, y + 110], [x + 60, y - 20], [x + 60 + lean, y - 150]), 30, fill)
        s.put(ellipse(x + 60 + lean, y - 160, 24), fill)
      }
      s.put(ellipse(x, y, 42, 48), fill).put(rounded(x - 72, y + 44, 144, 300, 60), fill)
      if (row) s.stroke(`M${x - 42} ${y}a42 48 0 0 1 84 0`, 4, COLOUR)
    }
}

const cinema: Draw = (s, v) => {
  s.put(everything, { ink: 1, colour: 1 })
  const tilt = v.between(-10, 10)
  s.put(poly([330, 236 + tilt], [1320, -110], [1320, 560]), MID)
  s.put(poly([330, 240 + tilt], [1320, 20], [1320, 430]), PALE)
  s.put(poly([330, 246 + tilt], [1320, 150], [1320, 310]), PAPER)
  s.put(ellipse(1090, 226, 168), PAPER).put(ellipse(1090, 226, 128), COLOUR)
  s.put(rounded(20, 150, 270, 190, 18), INK).stroke(rounded(20, 150, 270, 190, 18), 8, COLOUR)
  s.put(rect(290, 196, 56, 100), INK).stroke(rect(290, 196, 56, 100), 8, PAPER)
  for (const [x, y, r, turn] of [
    [70, 30, 120, v.between(0, 60)],
    [300, 60, 86, v.between(0, 60)],
  ] as const) {
    s.put(ellipse(x, y, r), COLOUR).stroke(ellipse(x, y, r), 10, PAPER)
    for (const i of steps(5)) s.put(ellipse(...polar(x, y, r * 0.6, turn + i * 72), r * 0.22), INK)
    s.put(ellipse(x, y, r * 0.14), PAPER)
  }
  for (const i of steps(3)) s.put(rect(60, 190 + i * 38, 110, 14), i === 1 ? PAPER : COLOUR)
  s.stroke(line([90, 350], [40, 700]), 16, COLOUR).stroke(line([210, 350], [280, 700]), 16, COLOUR)
  s.put(rect(-100, 560, 1400, 400), { ink: 0.55, colour: 1 })
  audience(s, v, 560, 62, 11, COLOUR)
  audience(s, v, 690, 86, 8)
}

const museum: Draw = (s, v) => {
  s.put(everything, PALE)
  s.put(rect(-100, 610, 1400, 400), COLOUR)
  for (const i of steps(9)) s.stroke(line([600 + (i - 4) * 130, 612], [600 + (i - 4) * 330, 900]), 4, INK)
  s.put(rect(-100, 594, 1400, 20), INK)
  const x = v.between(330, 420)
  s.put(rect(x + 22, 92, 560, 420), SHADE)
    .put(rect(x, 70, 560, 420), INK)
    .put(rect(x + 18, 88, 524, 384), PAPER)
  s.clip(rect(x + 18, 88, 524, 384), () => {
    s.put(ellipse(x + 200, 250, 120), COLOUR)
    s.put(poly([x, 480], [x + 300, 200], [x + 420, 480]), INK).put(
      poly([x + 240, 480], [x + 430, 270], [x + 620, 480]),
      { colour: 0.55 },
    )
    s.put(rect(x + 18, 410, 560, 80), { ink: down(0.7, 0.2, 410, 480) })
    s.stroke(line([x + 300, 60], [x + 560, 300]), 10, INK)
  })
  for (const [fx, fy, w, h, kind] of [
    [60, 150, 190, 250, 0],
    [1030, 130, 210, 270, 1],
  ] as const) {
    s.put(rect(fx + 14, fy + 14, w, h), SHADE)
      .put(rect(fx, fy, w, h), INK)
      .put(rect(fx + 14, fy + 14, w - 28, h - 28), kind ? COLOUR : PAPER)
    if (kind) s.put(dome(fx + w / 2, fy + h - 14, 66, 150), PAPER)
    else for (const i of steps(5)) s.put(rect(fx + 14, fy + 34 + i * 44, w - 28, 20), i % 2 ? INK : COLOUR)
  }
  s.put(rect(1010, 560, 190, 400), PAPER)
    .put(rect(1120, 560, 80, 400), SHADE)
    .stroke(rect(1010, 560, 190, 400), 6, INK)
  s.put(
    'M1050 560C1020 480 1050 440 1090 430C1060 380 1080 320 1120 320C1164 320 1176 372 1150 420C1196 440 1196 500 1166 560z' +
      ellipse(1108, 496, 24, 34),
    INK,
  )
  const visitor = (px: number, h: number, coat: typeof INK) => {
    s.put(poly([px - h * 0.1, 790], [px + h * 0.1, 790], [px - h * 0.3, 900], [px - h * 0.6, 900]), {
      ink: 0.5,
    })
    passerby(s, px, 800, h, INK, 0.06)
    s.put(
      `M${px - h * 0.15} ${800 - h * 0.28}L${px - h * 0.1} ${800 - h * 0.78}Q${px} ${800 - h * 0.86} ${px + h * 0.1} ${800 - h * 0.78}L${px + h * 0.15} ${800 - h * 0.28}z`,
      coat,
    )
  }
  visitor(x + 150, 400, INK)
  visitor(x + 290, 360, DEEP)
  visitor(x + 420, 220, INK)
}

const library: Draw = (s, v) => {
  s.put(everything, INK)
  const bay = v.between(700, 780)
  for (const row of steps(5)) {
    const base = 176 + row * 176
    let x = -90
    while (x < 1300) {
      const w = v.between(22, 62)
      const h = v.between(104, 146)
      const fill = v.pick([COLOUR, PAPER, MID, COLOUR, DEEP, PALE])
      if (v.maybe(0.08))
        s.put(
          poly(
            [x + 20, base],
            [x + 62, base - h],
            [x + 62 + w * 0.7, base - h + 14],
            [x + 20 + w * 0.8, base],
          ),
          fill,
        )
      else {
        s.put(rect(x, base - h, w, h), fill)
        s.put(rect(x, base - h + 18, w, 6), INK).put(rect(x, base - 30, w, v.pick([6, 14] as const)), INK)
        if (w > 44) s.put(ellipse(x + w / 2, base - h * 0.55, 9), INK)
      }
      x += w + 5 + (v.maybe(0.08) ? 60 : 0)
    }
    s.put(rect(-100, base, 1400, 18), PAPER)
  }
  s.put(arch(bay, 900, 420, 790), INK).put(arch(bay, 900, 384, 770), PALE)
  s.put(ellipse(bay + 40, 320, 112), COLOUR)
  for (const i of [-1, 1]) s.put(rect(bay + i * 66 - 4, 130, 8, 800), INK)
  for (const y of [320, 500]) s.put(rect(bay - 192, y, 384, 8), INK)
  s.put(rect(bay - 230, 660, 460, 400), INK).put(rect(bay - 230, 660, 460, 12), PAPER)
  s.place({ x: bay, y: 664 }, () => {
    s.put('M-120 0C-110 -130 -70 -190 0 -190S110 -130 120 0z', INK).put(ellipse(-6, -240, 52, 60), INK)
    s.put('M-6 -34Q-70 -66 -150 -40V20Q-70 -6 -6 20Q60 -6 140 20V-40Q60 -66 -6 -34z', PAPER).stroke(
      'M-6 -34Q-70 -66 -150 -40V20Q-70 -6 -6 20Q60 -6 140 20V-40Q60 -66 -6 -34zV20',
      6,
      INK,
    )
  })
  s.place({ x: 210, y: 900, turn: v.between(6, 11) }, () => {
    s.put(rect(0, -960, 18, 1000), PAPER).put(rect(150, -960, 18, 1000), PAPER)
    s.stroke(rect(0, -960, 18, 1000) + rect(150, -960, 18, 1000), 4, INK)
    for (const i of steps(9))
      s.put(rect(10, -90 - i * 100, 150, 16), PAPER).stroke(rect(10, -90 - i * 100, 150, 16), 4, INK)
  })
}

export const culture = { theatre, concert, cinema, museum, library } satisfies Record<string, Draw>
