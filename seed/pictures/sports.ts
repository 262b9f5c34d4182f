import { athlete, type Body, type Draw, daylight, everything } from './scenery.ts'
import { curve, ellipse, line, poly, rect, steps } from './shapes.ts'
import { COLOUR, type Fill, INK, MID, PALE, PAPER } from './sheet.ts'

const stride: Body[] = [
  {
    head: [52, -236],
    neck: [30, -176],
    hip: [0, 0],
    arms: [
      [
        [-50, -130],
        [-86, -60],
      ],
      [
        [90, -116],
        [150, -170],
      ],
    ],
    legs: [
      [
        [110, 30],
        [96, 150],
      ],
      [
        [-60, 110],
        [-190, 120],
      ],
    ],
  },
  {
    head: [56, -232],
    neck: [34, -172],
    hip: [0, 0],
    arms: [
      [
        [-66, -150],
        [-110, -84],
      ],
      [
        [78, -100],
        [140, -130],
      ],
    ],
    legs: [
      [
        [96, 66],
        [40, 170],
      ],
      [
        [-90, 84],
        [-190, 40],
      ],
    ],
  },
]

const running: Draw = (s, v) => {
  const mood = v.pick(['bare', 'wash'])
  daylight(s, mood, { x: v.between(500, 700), y: 250, r: 200 })
  s.put(rect(-100, 360, 1400, 70), INK)
  for (const i of steps(46))
    s.put(ellipse(-60 + i * 28, 366 + (i % 3) * 16, 10), i % 4 === 1 ? PAPER : COLOUR)
  s.put(rect(-100, 428, 1400, 10), PAPER)
  s.put(rect(-100, 438, 1400, 600), COLOUR)
  for (const i of steps(6)) {
    const y = 470 + i * i * 15
    s.stroke(curve([-100, y + 30 + i * 12], [500, y], [1300, y + 70 + i * 30]), 5 + i * 1.6, PAPER, 'butt')
  }
  for (const [i, [x, y, scale]] of (
    [
      [230, 470, 0.8],
      [560, 500, 1],
      [960, 540, 1.28],
    ] as const
  ).entries()) {
    const body = stride[(i + v.int(0, 1)) % 2]!
    const limb = 34
    s.put(ellipse(x - 20, y + 184 * scale, 190 * scale, 15 * scale), { ink: 0.75 })
    s.place({ x: x + v.between(-24, 24), y, scale }, () => {
      athlete(s, body, limb, INK, i === 1 ? PAPER : INK)
      const [nx, ny] = body.neck
      s.stroke(
        line([nx, ny + 20], [nx * 0.3, -56]),
        limb * 1.35,
        i === 1 ? PAPER : i ? { ink: 0, colour: 0.4 } : PAPER,
      )
      s.put(rect(nx * 0.5 - 15, ny / 2 - 24, 30, 26), i === 1 ? COLOUR : INK)
    })
  }
}

const handball: Draw = (s, v) => {
  s.put(everything, COLOUR)
  s.put(rect(-100, 610, 1400, 400), { ink: 0.6, colour: 1 })
  s.stroke(curve([-100, 690], [380, 720], [800, 800], [1000, 960]), 12, PAPER)
  s.put(rect(-100, 400, 1400, 214), PALE)
    .put(rect(-100, 392, 1400, 12), INK)
    .put(rect(-100, 604, 1400, 10), INK)
  for (const i of steps(54))
    s.put(ellipse(-80 + i * 26, 440 + (i % 4) * 42, 15), i % 5 === 0 ? PAPER : i % 3 === 0 ? MID : COLOUR)
  const [gx, gy, gw, gh] = [690, 240, 560, 430]
  s.put(rect(gx, gy, gw, gh), INK)
  for (const i of steps(13)) s.stroke(line([gx + i * 46, gy], [gx + i * 46, gy + gh]), 3, PAPER)
  for (const i of steps(10)) s.stroke(line([gx, gy + i * 46], [gx + gw, gy + i * 46]), 3, PAPER)
  s.stroke(line([gx, gy + gh], [gx, gy], [gx + gw, gy], [gx + gw, gy + gh]), 30, PAPER, 'butt')
  s.stroke(`M${gx} ${gy + gh}V${gy}H${gx + gw}V${gy + gh}`, 30, INK, 'butt')
  for (const [x, y, w, h] of [
    ...steps(7).map((i) => [gx - 15, gy + 20 + i * 62, 30, 31]),
    ...steps(9).map((i) => [gx + 20 + i * 62, gy - 15, 31, 30]),
  ] as [number, number, number, number][])
    s.put(rect(x, y, w, h), PAPER)
  s.place({ x: 950, y: 520, scale: 0.86 }, () => {
    athlete(
      s,
      {
        head: [0, -206],
        neck: [0, -146],
        hip: [0, 0],
        arms: [
          [
            [-110, -170],
            [-170, -270],
          ],
          [
            [110, -150],
            [190, -220],
          ],
        ],
        legs: [
          [
            [-90, 60],
            [-110, 170],
          ],
          [
            [80, 70],
            [120, 176],
          ],
        ],
      },
      44,
      PAPER,
    )
    s.stroke(line([0, -120], [0, -10]), 66, COLOUR)
  })
  const [bx, by] = [v.between(150, 190), v.between(120, 150)]
  s.put(ellipse(400, 770, 210, 26), INK)
  s.put(ellipse(bx, by, 104), PAPER)
  s.clip(ellipse(bx, by, 104), () => {
    s.stroke(curve([bx - 110, by - 30], [bx, by + 6], [bx + 110, by - 40]), 9, INK)
    s.stroke(curve([bx - 34, by - 110], [bx, by + 6], [bx - 50, by + 110]), 9, INK)
    s.stroke(curve([bx + 60, by - 100], [bx + 44, by + 10], [bx + 70, by + 100]), 9, INK)
    s.stroke(curve([bx - 110, by + 50], [bx - 30, by + 50], [bx + 60, by + 70]), 9, INK)
  })
  s.place({ x: 420, y: 480, scale: 1.25 }, () =>
    athlete(
      s,
      {
        head: [30, -236],
        neck: [6, -168],
        hip: [-10, 10],
        arms: [
          [
            [-90, -220],
            [bx / 1.25 - 270, by / 1.25 - 322],
          ],
          [
            [100, -150],
            [150, -70],
          ],
        ],
        legs: [
          [
            [100, 50],
            [40, 150],
          ],
          [
            [-80, 100],
            [-190, 150],
          ],
        ],
      },
      50,
      INK,
    ),
  )
  s.place({ x: 420, y: 480, scale: 1.25 }, () =>
    s.stroke(line([4, -140], [-8, -20]), 62, PAPER).put(rect(-20, -110, 28, 52), COLOUR),
  )
}

const pitch: Draw = (s, v) => {
  s.put(everything, COLOUR)
  s.place({ x: 600, y: 400, turn: v.between(-24, -12) }, () => {
    for (const i of steps(10))
      if (i % 2) s.put(rect(-1000 + i * 200, -900, 200, 1800), { ink: 0.34, colour: 1 })
    s.put(ellipse(-250, 0, 190), MID).stroke(ellipse(-250, 0, 190), 10, PAPER)
    s.put(ellipse(-250, 0, 54), PAPER).stroke(line([-250, -900], [-250, 900]), 10, PAPER)
    s.stroke(rect(420, -330, 400, 660), 10, PAPER, 'butt').stroke(
      rect(620, -170, 200, 340),
      10,
      PAPER,
      'butt',
    )
    s.put(ellipse(520, 0, 12), PAPER).stroke('M420 -120A150 150 0 0 0 420 120', 10, PAPER)
    const player = (x: number, y: number, shirt: Fill, i: number) => {
      const body = stride[i % 2]!
      s.place({ x, y, turn: 15, scale: 0.5, flip: i % 3 === 0 }, () => {
        s.put(poly([-30, 130], [50, 150], [430, 330], [330, 360]), { ink: 0.85 }).put(
          ellipse(400, 356, 52, 40),
          { ink: 0.85 },
        )
        athlete(s, body, 40, INK)
        s.stroke(line([body.neck[0], body.neck[1] + 14], [4, -30]), 62, shirt)
      })
    }
    for (const [i, [x, y]] of (
      [
        [-480, -150],
        [-90, 210],
        [60, -210],
        [300, 90],
        [-380, 230],
        [470, -190],
        [160, 330],
      ] as const
    ).entries())
      player(x + v.between(-30, 30), y + v.between(-30, 30), i % 2 ? PAPER : { ink: 0, colour: 0.3 }, i)
    const [bx, by] = [v.between(190, 240), v.between(-30, 30)]
    s.put(ellipse(bx + 40, by + 34, 50, 14), INK)
      .put(ellipse(bx, by, 30), PAPER)
      .stroke(ellipse(bx, by, 30), 5, INK)
      .put(ellipse(bx, by, 9), INK)
  })
}

export const sports = { running, handball, pitch } satisfies Record<string, Draw>
