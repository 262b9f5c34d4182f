import { against, type Draw, daylight, everything } from './scenery.ts'
import { curve, ellipse, land, leaf, line, polar, poly, rect, steps } from './shapes.ts'
import { COLOUR, DEEP, down, INK, MID, PALE, PAPER, SHADE } from './sheet.ts'

const turbines: Draw = (s, v) => {
  const mood = v.pick(['bare', 'full', 'wash'])
  daylight(s, mood, { x: 860, y: 300, r: 165 })
  const mill = (x: number, hub: number, foot: number, blade: number, turn: number, fill: typeof INK) => {
    const w = blade * 0.045
    s.put(poly([x - w * 0.7, hub], [x + w * 0.7, hub], [x + w * 1.5, foot], [x - w * 1.5, foot]), fill)
    for (const i of steps(3)) s.put(leaf(x, hub, blade, blade * 0.105, turn + i * 120), fill)
    s.put(ellipse(x, hub, w * 1.5), fill).put(ellipse(x, hub, w * 0.6), PAPER)
  }
  const far = against(mood, DEEP, INK)
  mill(1050, 330, 620, 150, v.between(0, 120), far)
  mill(690, 390, 620, 110, v.between(0, 120), far)
  s.put(land([-100, 610], [300, 530], [760, 600], [1300, 520]), { ink: 0.5, colour: 1 })
  s.put(land([-100, 690], [420, 590], [900, 700], [1300, 620]), PALE)
  for (const i of steps(10))
    s.stroke(
      curve([-100, 720 + i * 26], [430, 620 + i * 34], [900, 725 + i * 30], [1300, 650 + i * 34]),
      5 + i,
      i % 2 ? INK : COLOUR,
    )
  mill(330, 230, 900, 420, v.between(10, 80), INK)
  s.put(rect(1085, 640, 110, 60), PAPER)
    .put(rect(1140, 640, 55, 60), SHADE)
    .put(poly([1070, 644], [1140, 590], [1210, 644]), INK)
}

const factory: Draw = (s, v) => {
  const mood = v.pick(['bare', 'wash', 'full'])
  daylight(s, mood, { x: 250, y: 250, r: 150 })
  const puff = (x: number, y: number, k: number, fill: typeof INK) => {
    let path = ''
    for (const i of steps(6))
      path += ellipse(x + i * 78 * k, y - i * 34 * k - (i % 2) * 22 * k, (44 + i * 17) * k)
    for (const part of path.split(/(?=M)/)) s.put(part, fill)
  }
  puff(640, 120, 1.1, against(mood, MID, { ink: 0.45, colour: 1 }))
  puff(850, 190, 0.9, PAPER)
  for (const [x, top, w] of [
    [600, 130, 84],
    [812, 200, 70],
  ] as const) {
    s.put(poly([x, top], [x + w, top], [x + w * 1.25, 700], [x - w * 0.25, 700]), INK)
    s.put(
      poly([x - 3, top + 60], [x + w + 3, top + 60], [x + w + 6, top + 110], [x - 6, top + 110]),
      against(mood, COLOUR, PAPER),
    )
    s.put(rect(x + w * 0.68, top + 130, w * 0.16, 500), { ink: 0, colour: 0.5 })
  }
  const roofs = v.int(4, 5)
  const w = 1400 / roofs
  for (const i of steps(roofs)) {
    const x = -100 + i * w
    s.put(poly([x, 620], [x, 430], [x + w, 600], [x + w, 760], [x, 760]), i % 2 ? DEEP : INK)
    s.put(poly([x, 430], [x + w, 600], [x + w, 622], [x, 452]), PAPER)
    s.put(poly([x + 22, 480], [x + 70, 505], [x + 70, 600], [x + 22, 600]), PAPER)
  }
  s.put(rect(-100, 620, 1400, 300), INK)
  for (const i of steps(13)) s.put(rect(-70 + i * 104, 655, 66, 54), v.maybe(0.4) ? PAPER : COLOUR)
  s.put(rect(-100, 740, 1400, 200), { ink: 0, colour: 0.5 }).put(rect(-100, 740, 1400, 10), PAPER)
  for (const i of steps(6)) s.put(rect(-60 + i * 230, 790, 120, 10), INK)
  s.place({ x: v.between(820, 960), y: 796 }, () => {
    s.put(poly([-170, -20], [-170, -128], [30, -128], [30, -20]), PAPER).put(
      rect(-170, -128, 200, 22),
      COLOUR,
    )
    s.put('M38 -20V-100H84L120 -62V-20z', COLOUR).put(
      poly([58, -88], [80, -88], [104, -62], [58, -62]),
      PAPER,
    )
    s.put(ellipse(-120, -14, 24) + ellipse(80, -14, 24), INK).put(
      ellipse(-120, -14, 8) + ellipse(80, -14, 8),
      PAPER,
    )
  })
}

const bees: Draw = (s, v) => {
  s.put(everything, PAPER)
  const size = 132
  const cell = (x: number, y: number, r: number) => poly(...steps(6).map((i) => polar(x, y, r, i * 60)))
  const sunAt = v.int(1, 3)
  for (const column of steps(8))
    for (const row of steps(5)) {
      const x = -60 + column * size * 1.5
      const y = -40 + row * size * 1.732 + (column % 2) * size * 0.866
      const sun = column === sunAt && row === 1
      const kind = (column * 3 + row * 5) % 7
      s.put(cell(x, y, size * 0.97), INK)
      s.put(cell(x, y, size * 0.87), sun ? PAPER : kind < 2 ? MID : kind === 5 ? PALE : COLOUR)
      if (sun) s.put(ellipse(x, y, size * 0.56), COLOUR)
      else if (kind === 3) s.put(cell(x, y, size * 0.87), { ink: down(0.8, 0.1, y - size, y + size) })
      else
        s.put(
          poly(
            polar(x, y, size * 0.87, 120),
            polar(x, y, size * 0.87, 180),
            polar(x, y, size * 0.87, 240),
            polar(x, y, size * 0.66, 240),
            polar(x, y, size * 0.66, 180),
            polar(x, y, size * 0.66, 120),
          ),
          PAPER,
        )
    }
  const bee = (x: number, y: number, scale: number, turn: number) =>
    s.place({ x, y, scale, turn }, () => {
      for (const [dx, angle, length] of [
        [20, -118, 200],
        [-14, -142, 150],
      ] as const) {
        s.put(leaf(dx, -40, length, 74, angle), PAPER).stroke(leaf(dx, -40, length, 74, angle), 6, INK)
        s.stroke(line([dx, -40], polar(dx, -40, length * 0.8, angle)), 4, INK)
      }
      for (const i of steps(3))
        s.stroke(line([40 - i * 46, 40], [60 - i * 50, 84], [40 - i * 56, 116]), 8, INK)
      const abdomen = 'M-190 26C-150 -64 -40 -70 10 -36V56C-50 90 -150 90 -190 26z'
      s.put(abdomen, PAPER)
      s.clip(abdomen, () => {
        for (const i of steps(4)) s.put(rect(-178 + i * 52, -90, 27, 200), INK)
      })
      s.stroke(abdomen, 7, INK)
      s.put(ellipse(46, 6, 62, 56), INK).put(ellipse(40, -10, 40, 26), { ink: 0.4, colour: 1 })
      s.put(ellipse(118, 16, 40, 42), INK).put(ellipse(130, 8, 12, 16), PAPER)
      s.stroke(curve([136, -14], [160, -54], [196, -60]), 7, INK).stroke(
        curve([124, -20], [140, -66], [170, -84]),
        7,
        INK,
      )
    })
  bee(v.between(760, 830), 500, 1.45, v.between(-16, -4))
  bee(300, v.between(560, 620), 0.8, v.between(6, 24))
}

const greenhouse: Draw = (s, v) => {
  const [vx, vy] = [v.between(540, 660), 380]
  s.put(everything, { ink: 0, colour: down(0.5, 0.15, 0, 500) })
  s.put(ellipse(vx + v.pick([-170, 170] as const), 210, 130), PAPER)
  s.put(poly([-100, 900], [vx - 70, vy + 40], [vx + 70, vy + 40], [1300, 900]), PALE)
  const frame = (k: number) => {
    const at = (x: number, y: number): [number, number] => [vx + x * k, vy + y * k]
    return line(at(-640, 560), at(-640, -120), at(0, -480), at(640, -120), at(640, 560))
  }
  for (const x of [-640, -430, -215, 0, 215, 430, 640]) {
    const y = -480 + Math.abs(x) * 0.5625
    s.stroke(line([vx + x * 0.11, vy + y * 0.11], [vx + x * 1.6, vy + y * 1.6]), 5, INK)
  }
  for (const side of [-1, 1])
    for (const y of [60, 240])
      s.stroke(line([vx + side * 640 * 0.11, vy + y * 0.11], [vx + side * 640 * 1.6, vy + y * 1.6]), 4, INK)
  for (const k of [0.11, 0.16, 0.24, 0.36, 0.55, 0.84, 1.28]) s.stroke(frame(k), 4 + 26 * k, INK, 'butt')
  s.put(poly([vx - 30, vy + 62], [vx - 30, vy], [vx + 30, vy], [vx + 30, vy + 62]), COLOUR)
  for (const side of [-1, 1])
    for (const [bed, from, to] of [
      [0, 120, 350],
      [1, 430, 660],
    ] as const) {
      s.put(
        poly(
          [vx + side * from * 0.12, vy + 62],
          [vx + side * to * 0.12, vy + 62],
          [vx + side * to * 1.7, 960],
          [vx + side * from * 1.7, 960],
        ),
        { ink: 0.75, colour: 1 },
      )
      for (const i of steps(9)) {
        const k = 0.13 * 1.34 ** i
        const [x, y] = [vx + side * ((from + to) / 2) * k, vy + 520 * k]
        for (const blade of steps(7))
          s.put(
            leaf(x, y, 300 * k * (1 - Math.abs(blade - 3) * 0.1), 60 * k, -150 + blade * 20),
            (blade + i) % 3 === 0 ? INK : (blade + i) % 3 === 1 ? COLOUR : DEEP,
          )
        if (bed === 0)
          for (const [dx, dy] of [
            [-50, -90],
            [60, -130],
            [10, -40],
          ] as const)
            s.put(ellipse(x + dx * k, y + dy * k, 30 * k), PAPER)
      }
    }
}

export const energy = { turbines, factory, bees, greenhouse } satisfies Record<string, Draw>
