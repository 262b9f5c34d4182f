import { type Draw, daylight, everything, passerby } from './scenery.ts'
import { curve, dome, ellipse, line, polar, poly, rect, ring, rounded, steps } from './shapes.ts'
import { COLOUR, DEEP, down, GREY, INK, MID, PALE, PAPER } from './sheet.ts'

const bus: Draw = (s, v) => {
  const mood = v.pick(['bare', 'wash'])
  daylight(s, mood, { x: v.between(860, 960), y: 150, r: 120 })
  for (const [x, w, h] of [
    [-100, 190, 330],
    [90, 150, 250],
    [240, 220, 390],
    [460, 180, 290],
    [640, 160, 220],
    [1010, 290, 340],
  ] as const) {
    s.put(rect(x, 620 - h, w, h), MID)
    for (const i of steps(3))
      for (const j of steps(3))
        s.put(rect(x + 20 + i * ((w - 20) / 3), 640 - h + j * 70, w * 0.16, 38), PAPER)
  }
  s.put(rect(-100, 640, 1400, 300), GREY).put(rect(-100, 636, 1400, 16), PAPER)
  for (const i of steps(6)) s.put(rect(-60 + i * 240, 772, 130, 14), PAPER)
  s.put(ellipse(470, 716, 560, 22), INK)
  s.put('M-140 690V232Q-140 200 -110 200H900Q960 200 976 250L1010 440V690z', COLOUR)
  s.put('M-140 530H1010V560H-140z', PAPER).put(rect(-140, 640, 1150, 50), INK)
  s.put('M-100 250H740V470H-100z', INK).put('M800 250H900Q930 252 938 276L972 450V470H800z', PAPER)
  s.put(poly([830, 470], [900, 252], [925, 256], [880, 470]), { colour: 0.45 })
  for (const i of steps(6)) {
    const x = -96 + i * 140
    s.put(rounded(x, 260, 126, 200, 10), i % 2 ? PAPER : PALE)
    if (!v.maybe(0.8)) continue
    s.put(`M${x + 16} 460v-40q0 -36 40 -38h24q40 2 40 38v40z`, i % 3 ? INK : DEEP).put(
      ellipse(x + 68, 346, 30, 34),
      i % 3 ? INK : DEEP,
    )
    if (v.maybe(0.4))
      s.put(`M${x + 34} 340q0 -40 36 -40t36 40z`, COLOUR).put(rect(x + 90, 332, 30, 9), COLOUR)
  }
  s.put(rect(600, 236, 150, 410), INK)
  for (const i of steps(2))
    s.put(rounded(610 + i * 70, 252, 60, 380, 8), PALE).stroke(
      line([662 + i * 26, 400], [662 + i * 26, 500]),
      6,
      INK,
    )
  s.put(ellipse(884, 372, 28, 32), INK).put('M836 470v-30q4 -34 40 -36h16q34 2 38 36v30z', INK)
  s.stroke('M-140 690V232Q-140 200 -110 200H900Q960 200 976 250L1010 440V690z', 10, INK)
  s.put(rect(120, 172, 330, 30), INK).put(rounded(760, 212, 110, 26, 8), INK)
  s.put(ellipse(978, 606, 22), PAPER).put(poly([1000, 606], [1320, 570], [1320, 700], [1000, 624]), {
    ink: 0,
    colour: 0.22,
  })
  for (const x of [120, 800])
    s.put(ellipse(x, 690, 82), INK)
      .put(ellipse(x, 690, 42), PAPER)
      .put(ellipse(x, 690, 16), INK)
  s.put(rect(1120, 250, 16, 480), INK)
    .put(ellipse(1128, 230, 66), PAPER)
    .stroke(ellipse(1128, 230, 66), 12, INK)
    .put(ellipse(1128, 230, 34), COLOUR)
  passerby(s, 1060, 760, 250, INK, 0.06)
  s.put(rect(1074, 612, 44, 60), COLOUR)
}

const bicycle: Draw = (s, v) => {
  const mood = v.pick(['bare', 'wash', 'full'])
  const [ax, bx, y, r] = [300, 860, 560, 205]
  s.put(
    everything,
    mood === 'full' ? COLOUR : mood === 'wash' ? { ink: 0, colour: down(0.5, 0.12, 0, 620) } : PAPER,
  )
  const far = mood === 'full' ? DEEP : MID
  s.put(dome(120, 640, 420, 260), far).put(dome(900, 640, 560, 180), far)
  s.put(ellipse(bx, y, r), mood === 'full' ? PAPER : COLOUR)
  s.put(rect(-100, 640, 1400, 400), mood === 'full' ? PALE : COLOUR).put(rect(-100, 640, 1400, 12), INK)
  s.put(ellipse(bx, y, r), mood === 'bare' || mood === 'wash' ? COLOUR : PAPER)
  for (const i of steps(8)) s.put(rect(-80 + i * 190, 800, 110, 14), PAPER)
  s.put(ellipse(ax + 60, 772, 210, 16) + ellipse(bx + 60, 772, 210, 16), { ink: 0.7 })
  const turn = v.between(0, 30)
  for (const x of [ax, bx]) {
    for (const i of steps(14)) s.stroke(line([x, y], polar(x, y, r, turn + (i * 360) / 14)), 3, INK)
    s.stroke(ellipse(x, y, r), 20, INK)
      .stroke(ellipse(x, y, r - 16), 4, PAPER)
      .put(ellipse(x, y, 20), INK)
  }
  const [crank, seat, head]: [[number, number], [number, number], [number, number]] = [
    [540, 580],
    [450, 260],
    [770, 250],
  ]
  for (const part of [
    line([ax, y], crank, seat, [ax, y]),
    line(seat, [780, 280], crank),
    line([750, 180], head, [800, 380], [bx, y]),
  ])
    s.stroke(part, 24, INK)
  s.stroke(line(seat, [430, 190]), 18, INK).put(
    'M340 176Q380 150 520 178Q520 200 470 204H390Q340 210 340 176z',
    INK,
  )
  s.stroke(curve([750, 176], [800, 130], [880, 140], [890, 196]), 20, INK)
  s.stroke(`M${ax - 224} ${y - 40}A226 226 0 0 1 ${ax + 190} ${y - 124}`, 14, INK)
  s.put(ellipse(...crank, 62), INK).put(ring(crank[0], crank[1], 48, 36), PAPER)
  const pedal = v.between(10, 70)
  const [p, q] = [polar(...crank, 110, pedal), polar(...crank, 110, pedal + 180)]
  s.stroke(line(p, q), 16, INK)
    .put(rect(p[0] - 40, p[1] - 9, 80, 20), INK)
    .put(rect(q[0] - 40, q[1] - 9, 80, 20), INK)
  s.stroke(line([ax, y - 20], [crank[0], crank[1] - 58]), 6, INK).stroke(
    line([ax, y + 20], [crank[0], crank[1] + 58]),
    6,
    INK,
  )
  s.put(poly([800, 190], [1040, 190], [1000, 340], [830, 340]), PAPER)
  for (const i of steps(5)) s.stroke(line([820 + i * 48, 192], [842 + i * 36, 338]), 5, INK)
  for (const i of steps(3)) s.stroke(line([808 + i * 8, 226 + i * 38], [1030 - i * 8, 226 + i * 38]), 5, INK)
  s.stroke(poly([800, 190], [1040, 190], [1000, 340], [830, 340]), 9, INK)
  for (const i of steps(7))
    s.put(
      ellipse(830 + i * 30, 172 - (i % 3) * 26, 30, 34),
      i % 3 === 1 ? PAPER : mood === 'full' ? INK : COLOUR,
    ).stroke(ellipse(830 + i * 30, 172 - (i % 3) * 26, 30, 34), 5, INK)
  s.put(ellipse(1070, 380, 24), PAPER)
    .stroke(ellipse(1070, 380, 24), 8, INK)
    .stroke(line([800, 370], [1046, 380]), 8, INK)
}

export const wheels = { bus, bicycle } satisfies Record<string, Draw>
