import { type Draw, everything } from './scenery.ts'
import { curve, ellipse, line, poly, rect, steps } from './shapes.ts'
import { across, COLOUR, DEEP, type Fill, INK, MID, PAPER, SHADE, type Sheet } from './sheet.ts'

/** An open hand on its forearm, about 460 high; the wrist is at 0,0. */
function hand(s: Sheet, fill: Fill, sleeve: Fill, spread: number): void {
  s.put(poly([-52, -20], [52, -20], [78, 760], [-78, 760]), fill)
  for (const i of steps(4)) {
    const lean = (i - 1.5) * spread
    s.stroke(line([(i - 1.5) * 38, -150], [(i - 1.5) * 42 + lean, -286 + Math.abs(i - 1.3) * 34]), 39, fill)
  }
  s.stroke(curve([-30, -60], [-90, -110], [-128, -190]), 42, fill)
  s.put('M-76 -180H76V-70Q70 0 52 20H-52Q-72 -20 -78 -80z', fill)
  s.put(poly([-92, 150], [92, 150], [122, 800], [-122, 800]), sleeve)
  s.put(rect(-96, 150, 192, 26), PAPER)
}

const raisedHands: Draw = (s, v) => {
  const [front, back] = v.maybe(0.5) ? [INK, PAPER] : [PAPER, INK]
  s.put(everything, { ink: 0, colour: 0.3 }).put(ellipse(v.between(480, 720), 300, 260), COLOUR)
  const rows: [number, number, number, Fill, Fill][] = [
    [180, 420, 0.6, MID, INK],
    [520, 350, 0.62, { ink: 0.55, colour: 1 }, COLOUR],
    [880, 400, 0.6, MID, INK],
    [1140, 470, 0.62, { ink: 0.55, colour: 1 }, COLOUR],
    [30, 560, 0.9, front, COLOUR],
    [360, 510, 0.98, back, INK],
    [720, 540, 1, front, COLOUR],
    [1060, 620, 0.92, back, INK],
  ]
  for (const [i, [x, y, scale, skin, sleeve]] of rows.entries())
    s.place(
      {
        x: x + v.between(-25, 25),
        y: y + v.between(-40, 30),
        scale,
        turn: v.between(-9, 9),
        flip: i % 2 > 0,
      },
      () => hand(s, skin, sleeve, v.between(10, 26)),
    )
}

const ballot: Draw = (s, v) => {
  s.put(everything, COLOUR)
  s.put(ellipse(v.between(300, 380), 270, 190), PAPER)
  s.put(rect(-100, 650, 1400, 300), INK)
  s.put(poly([330, 420], [1010, 420], [970, 780], [370, 780]), PAPER)
  s.clip(poly([330, 420], [1010, 420], [970, 780], [370, 780]), () => {
    s.put(rect(300, 400, 800, 420), { colour: 0.28 })
    for (const i of steps(16)) {
      const [x, y] = [
        370 + (i % 6) * 100 + v.between(-20, 20),
        770 - Math.floor(i / 6) * 60 + v.between(-16, 10),
      ]
      s.place({ x, y, turn: v.between(-35, 35) }, () =>
        s
          .put(rect(-64, -44, 128, 84), i % 4 === 0 ? COLOUR : PAPER)
          .stroke(`${rect(-64, -44, 128, 84)}M-64 -44L0 8L64 -44`, 5, INK),
      )
    }
  })
  s.stroke(poly([330, 420], [1010, 420], [970, 780], [370, 780]), 14, INK)
  s.put(rect(300, 376, 740, 56), INK).put(rect(540, 388, 270, 16), PAPER)
  s.put(rect(624, 432, 90, 70), INK).put(ellipse(669, 474, 16), PAPER)
  s.place({ x: 672, y: 392, turn: v.between(-5, 5) }, () => {
    s.clip(rect(-400, -600, 800, 604), () => {
      s.put(rect(-118, -150, 236, 190), PAPER).put(poly([-118, -150], [118, -150], [0, -50]), { ink: 0.22 })
      s.stroke(`${rect(-118, -150, 236, 190)}M-118 -150L0 -46L118 -150`, 8, INK)
    })
    s.stroke(line([70, -120], [160, -250], [330, -420], [760, -640]), 150, INK)
    s.stroke(line([330, -420], [760, -640]), 210, INK).stroke(
      line([312, -500], [400, -330]),
      30,
      PAPER,
      'butt',
    )
    for (const i of steps(4))
      s.stroke(
        curve([150 - i * 4, -240 + i * 46], [80 - i * 6, -210 + i * 42], [24 + i * 10, -128 + i * 34]),
        46,
        INK,
      )
    for (const i of steps(3)) s.stroke(line([116, -200 + i * 46], [56, -142 + i * 34]), 6, COLOUR)
    s.stroke(curve([200, -330], [60, -290], [-26, -190], [-30, -130]), 52, INK)
  })
}

const newspaper: Draw = (s, v) => {
  s.put(everything, COLOUR)
  s.put(ellipse(600, 250, 300), MID)
  s.place({ x: 600, y: 470, turn: v.between(-4, 4) }, () => {
    s.put(ellipse(0, -300, 140, 150), INK)
      .put('M-150 -310q10 -140 150 -150q140 10 150 150z', PAPER)
      .put(rect(-170, -320, 340, 26), PAPER)
    s.put('M-560 600C-540 100 -330 -60 0 -60S540 100 560 600z', INK)
    for (const side of [-1, 1]) {
      s.put(poly([0, -200], [side * 430, -236], [side * 450, 330], [0, 360]), PAPER)
      if (side > 0) s.put(poly([0, -200], [430, -236], [450, 330], [0, 360]), { ink: across(0.5, 0, 0, 110) })
      s.stroke(poly([0, -200], [side * 430, -236], [side * 450, 330], [0, 360]), 7, INK)
    }
    s.put(poly([-400, -196], [-40, -168], [-40, -120], [-400, -150]), INK)
    s.put(poly([-402, -120], [-40, -96], [-40, 80], [-406, 70]), DEEP)
    s.clip(poly([-402, -120], [-40, -96], [-40, 80], [-406, 70]), () => {
      s.put(ellipse(-210, 16, 86), PAPER).put(
        poly([-420, 90], [-300, -20], [-180, 60], [-90, 0], [-20, 100]),
        INK,
      )
    })
    for (const i of steps(9))
      for (const c of steps(3)) s.put(rect(-404 + c * 124, 104 + i * 24, c === 2 && i > 6 ? 60 : 106, 9), INK)
    s.put(poly([40, -168], [396, -196], [398, -160], [40, -134]), COLOUR)
    for (const i of steps(17))
      for (const c of steps(3))
        if (!(c === 1 && i > 3 && i < 11))
          s.put(rect(40 + c * 126, -110 + i * 25, i % 6 === 5 ? 70 : 108, 9), INK)
    s.put(rect(166, -14, 108, 160), COLOUR).put(ellipse(220, 56, 38), PAPER)
    for (const side of [-1, 1])
      for (const i of steps(4))
        s.stroke(line([side * 480, 60 + i * 42], [side * 424, 60 + i * 42]), 36, INK).stroke(
          line([side * 426, 60 + i * 42], [side * 408, 60 + i * 42]),
          36,
          INK,
        )
  })
  s.put(rect(-100, 778, 1400, 100), INK)
}

const deskLamp: Draw = (s, v) => {
  s.put(everything, { ink: 0.82, colour: 1 })
  s.put(rect(60, -60, 330, 440), INK).put(ellipse(250, 150, 74), COLOUR)
  for (const i of steps(9))
    s.put(rect(70 + i * 36, 300 - (i % 4) * 34, 32, 90 + (i % 4) * 34), { ink: 0.6, colour: 1 })
  s.stroke(`${rect(60, -60, 330, 440)}M225 -60V380M60 190H390`, 12, PAPER)
  s.put(poly([560, 300], [780, 210], [1330, 690], [1330, 900], [160, 900], [330, 600]), MID)
  s.put(poly([590, 300], [760, 230], [1130, 620], [420, 620]), PAPER)
  s.put(rect(-100, 600, 1400, 400), INK).put(ellipse(740, 660, 520, 120), PAPER)
  s.put(ellipse(740, 660, 520, 120), { colour: 0.2 })
  for (const [x, y, turn] of [
    [590, 650, -8],
    [830, 668, 11],
  ] as const)
    s.place({ x, y, turn: turn + v.between(-4, 4) }, () => {
      s.put(poly([-120, -64], [110, -64], [150, 70], [-160, 70]), PAPER).stroke(
        poly([-120, -64], [110, -64], [150, 70], [-160, 70]),
        6,
        INK,
      )
      for (const i of steps(5))
        s.put(rect(-106 - i * 5, -44 + i * 22, i === 4 ? 120 : 210 + i * 8, 7), i ? INK : COLOUR)
    })
  s.place({ x: 985, y: 640, turn: -52 }, () =>
    s
      .put(rect(-120, -10, 200, 20), COLOUR)
      .put(poly([-120, -10], [-160, 0], [-120, 10]), PAPER)
      .stroke(`${rect(-120, -10, 200, 20)}M-120 -10L-160 0L-120 10`, 5, INK),
  )
  s.stroke(line([1150, 640], [1010, 330], [700, 60]), 26, INK).stroke(
    line([1150, 640], [1010, 330], [700, 60]),
    8,
    COLOUR,
  )
  s.put(ellipse(1010, 330, 30), PAPER).put(ellipse(1010, 330, 14), INK)
  s.put(ellipse(1150, 660, 150, 36), INK).stroke(ellipse(1150, 656, 150, 32), 8, COLOUR)
  s.put(ellipse(664, 258, 82), PAPER).stroke(ellipse(664, 258, 82), 6, INK)
  s.put('M520 320C500 170 590 30 690 40C760 50 830 120 816 204z', COLOUR)
  s.put('M520 320C500 170 590 30 690 40C600 90 560 200 572 302z', DEEP).stroke(
    'M520 320C500 170 590 30 690 40C760 50 830 120 816 204z',
    10,
    INK,
  )
  s.place({ x: 250, y: 660 }, () => {
    s.put(rect(-60, -120, 120, 150), COLOUR)
      .put(rect(20, -120, 40, 150), SHADE)
      .stroke(rect(-60, -120, 120, 150), 8, PAPER)
    s.stroke('M-62 -90q-60 0 -60 46t60 40', 14, PAPER)
    for (const k of [-1, 1])
      s.stroke(curve([k * 20, -150], [k * 20 + 18, -186], [k * 20 - 12, -220], [k * 20 + 8, -262]), 7, PAPER)
  })
}

export const civic = {
  'raised-hands': raisedHands,
  ballot,
  newspaper,
  'desk-lamp': deskLamp,
} satisfies Record<string, Draw>
