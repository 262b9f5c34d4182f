import { athlete, type Draw, daylight, panes, passerby } from './scenery.ts'
import { arch, ellipse, line, mix, poly, rect, rounded, steps } from './shapes.ts'
import { COLOUR, INK, MID, PALE, PAPER } from './sheet.ts'

const school: Draw = (s, v) => {
  const mood = v.pick(['bare', 'wash', 'full'])
  daylight(s, mood, { x: 980, y: 150, r: 110 })
  s.put(rect(60, 190, 740, 320), PAPER).put(rect(520, 190, 280, 320), { ink: 0.22 })
  s.put(poly([20, 196], [110, 90], [750, 90], [840, 196]), INK)
  s.put(poly([330, 130], [430, 40], [530, 130], [530, 510], [330, 510]), PAPER).put(
    poly([306, 140], [430, 22], [554, 140], [540, 156], [430, 52], [320, 156]),
    INK,
  )
  s.put(ellipse(430, 170, 44), INK)
    .put(ellipse(430, 170, 33), PAPER)
    .stroke(line([430, 148], [430, 170], [446, 176]), 6, INK)
  for (const x of [130, 230, 610, 710])
    s.put(arch(x, 380, 70, 150), COLOUR).stroke(`${arch(x, 380, 70, 150)}M${x} 232V380`, 6, INK)
  s.put(arch(430, 510, 110, 200), INK)
    .put(rect(60, 420, 270, 8), INK)
    .put(rect(530, 420, 270, 8), INK)
  s.put(rect(-100, 505, 1400, 500), mood === 'full' ? { ink: 0.6, colour: 1 } : COLOUR)
  for (const i of steps(30)) s.put(rect(820 + i * 24, 410, 8, 100), INK)
  s.put(rect(800, 430, 600, 9), INK)
  s.place({ x: 1100, y: 505 }, () =>
    s.put(rect(-14, -190, 28, 190), INK).put(ellipse(0, -230, 110, 96), { ink: 0.5, colour: 1 }),
  )
  const cell = (t0: number, t1: number, a: number, b: number) => {
    const at = (t: number, side: number): [number, number] => [
      mix(700, 330, t) + side * mix(70, 250, t),
      mix(545, 900, t ** 1.15),
    ]
    return poly(at(t0, a), at(t0, b), at(t1, b), at(t1, a))
  }
  const marks = [
    cell(0.12, 0.26, -1, 0),
    cell(0.12, 0.26, 0, 1),
    cell(0.26, 0.42, -0.5, 0.5),
    cell(0.42, 0.6, -1, 0),
    cell(0.42, 0.6, 0, 1),
    cell(0.6, 0.8, -0.5, 0.5),
    cell(0.8, 1.05, -0.5, 0.5),
  ]
  for (const [i, mark] of marks.entries())
    s.put(mark, i % 2 ? { ink: 0, colour: 0.25 } : {}).stroke(mark, 10, PAPER, 'butt')
  s.put('M640 566a78 40 0 0 1 156 0z', PAPER)
  const x = v.between(890, 960)
  s.put(ellipse(x + 20, 770, 110, 16), { ink: 0.8 })
  s.place({ x, y: 600, scale: 1.3, flip: true }, () => {
    athlete(
      s,
      {
        head: [10, -150],
        neck: [4, -96],
        hip: [0, 0],
        arms: [
          [
            [-70, -120],
            [-120, -176],
          ],
          [
            [70, -70],
            [130, -110],
          ],
        ],
        legs: [
          [
            [64, 30],
            [26, 96],
          ],
          [
            [-34, 60],
            [-44, 124],
          ],
        ],
      },
      28,
      INK,
    )
    s.put(rounded(-66, -100, 54, 84, 14), PAPER).stroke(rounded(-66, -100, 54, 84, 14), 6, INK)
  })
}

const hospital: Draw = (s, v) => {
  const mood = v.pick(['bare', 'wash'])
  daylight(s, mood, { x: 250, y: 240, r: 150 })
  s.put(rect(-100, 470, 420, 400), MID)
  panes(s, { x: -90, y: 490, w: 400, h: 180, columns: 6, rows: 2, fill: () => INK })
  s.put(rect(430, 60, 920, 800), PAPER).put(rect(430, 60, 130, 800), COLOUR)
  s.put(rect(410, 30, 960, 40), INK)
  for (const row of steps(5)) {
    s.put(rect(580, 106 + row * 92, 800, 58), INK)
    for (const i of steps(9))
      if (v.maybe(0.36)) s.put(rect(590 + i * 76, 112 + row * 92, 64, 46), v.maybe(0.5) ? COLOUR : PALE)
    for (const i of steps(10)) s.put(rect(580 + i * 76, 106 + row * 92, 8, 58), PAPER)
  }
  s.put(ellipse(495, 190, 112), PAPER).stroke(ellipse(495, 190, 112), 10, INK)
  s.put(rect(470, 110, 50, 160), COLOUR).put(rect(415, 165, 160, 50), COLOUR)
  s.put(rect(640, 590, 720, 34), INK)
    .put(rect(700, 624, 20, 160), INK)
    .put(rect(1020, 624, 20, 160), INK)
  s.put(rect(740, 640, 260, 140), PALE).stroke(line([870, 640], [870, 780]), 6, INK)
  s.put(rect(-100, 770, 1400, 200), INK)
  passerby(s, 935, 778, 126, INK)
  s.place({ x: v.between(330, 400), y: 760, scale: 1.1 }, () => {
    s.put('M-250 -10V-180Q-250 -200 -230 -200H60V-10z', PAPER).put(
      'M60 -10V-190H110Q140 -188 160 -120L214 -96Q224 -90 224 -70V-10z',
      PAPER,
    )
    s.put(rect(-250, -104, 474, 30), COLOUR)
    s.stroke('M-250 -10V-180Q-250 -200 -230 -200H110Q140 -188 160 -120L214 -96Q224 -90 224 -70V-10z', 8, INK)
    s.put(poly([78, -122], [78, -172], [106, -172], [136, -122]), INK).put(rect(-220, -176, 70, 52), INK)
    s.put(rect(-82, -180, 22, 66), COLOUR).put(rect(-104, -158, 66, 22), COLOUR)
    s.put(rounded(40, -232, 64, 34, 12), COLOUR).stroke(rounded(40, -232, 64, 34, 12), 6, INK)
    for (const x of [-160, 140]) s.put(ellipse(x, -8, 42), INK).put(ellipse(x, -8, 18), PAPER)
  })
}

const fireStation: Draw = (s, v) => {
  const mood = v.pick(['bare', 'wash'])
  daylight(s, mood, { x: 900, y: 190, r: 140 })
  s.put(rect(-60, 40, 190, 800), INK)
  for (const i of steps(6)) s.put(rect(-10, 90 + i * 84, 90, 44), i === 1 ? COLOUR : PAPER)
  s.put(rect(100, 340, 1240, 460), PAPER).put(rect(100, 320, 1240, 44), INK)
  for (const [i, x] of [150, 520, 890].entries()) {
    s.put(rect(x, 420, 320, 380), i === 1 ? INK : COLOUR)
    if (i !== 1) {
      for (const row of steps(6)) s.put(rect(x, 420 + row * 62, 320, 6), INK)
      for (const column of steps(4)) s.put(rect(x + 20 + column * 74, 492, 54, 44), PAPER)
    }
    s.stroke(line([x, 800], [x, 420], [x + 320, 420], [x + 320, 800]), 12, INK, 'butt')
    s.put(ellipse(x + 160, 391, 13), COLOUR)
  }
  s.put(rect(-100, 770, 1400, 200), { ink: 0.75, colour: 1 })
  const lift = v.between(-33, -24)
  s.place({ x: 360, y: 470, turn: lift }, () => {
    s.put(rect(0, -30, 760, 12), INK).put(rect(0, 22, 760, 12), INK)
    for (const i of steps(19)) s.put(rect(16 + i * 40, -26, 9, 54), INK)
    s.put(rect(730, -54, 74, 100), COLOUR).stroke(rect(730, -54, 74, 100), 8, INK)
  })
  s.put(rect(180, 500, 540, 230), COLOUR).put(rect(180, 610, 540, 26), PAPER)
  s.stroke(rect(180, 500, 540, 230), 9, INK)
  for (const i of steps(3))
    s.put(rect(206 + i * 126, 524, 104, 70), INK)
      .put(rect(206 + i * 126, 540, 104, 6), PAPER)
      .put(rect(206 + i * 126, 562, 104, 6), PAPER)
  s.put('M720 730V450H850Q890 450 906 560L930 600V730z', COLOUR).stroke(
    'M720 730V450H850Q890 450 906 560L930 600V730z',
    9,
    INK,
  )
  s.put('M748 566V480H838Q858 490 870 566z', PAPER).put(
    poly([770, 566], [830, 480], [800, 480], [748, 560]),
    { colour: 0.4 },
  )
  s.put(rect(762, 424, 60, 28), INK)
    .put(ellipse(792, 424, 15), PAPER)
    .put(ellipse(906, 652, 18), PAPER)
  s.put(poly([934, 640], [1300, 580], [1300, 740], [934, 668]), { ink: 0, colour: 0.2 })
  for (const x of [300, 800])
    s.put(ellipse(x, 736, 66), INK)
      .put(ellipse(x, 736, 30), PAPER)
      .put(ellipse(x, 736, 12), INK)
  s.place({ x: 360, y: 480 }, () => s.put(ellipse(0, 0, 44), INK).put(ellipse(0, 0, 16), PAPER))
}

export const services = { school, hospital, 'fire-station': fireStation } satisfies Record<string, Draw>
