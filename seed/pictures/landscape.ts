import { type Draw, daylight, everything, fir, passerby, poplar, ripples } from './scenery.ts'
import { curve, ellipse, land, line, mix, poly, rect, steps } from './shapes.ts'
import { across, COLOUR, DEEP, down, GREY, INK, MID, PALE, PAPER, SHADE } from './sheet.ts'

const river: Draw = (s, v) => {
  const mood = v.pick(['bare', 'wash', 'full'])
  daylight(s, mood, { x: 760, y: 210, r: 120 })
  s.put(land([-100, 330], [200, 250], [480, 320], [800, 270], [1300, 340]), { ink: 0, colour: 0.55 })
  s.put(land([-100, 350], [200, 290], [480, 340], [800, 300], [1300, 370]), SHADE)
  s.put(land([-100, 400], [400, 360], [900, 372], [1300, 340]), PALE)
  s.put(land([-100, 520], [200, 470], [620, 520], [1300, 430]), MID)
  for (const i of steps(9))
    s.stroke(
      curve([-100, 545 + i * 30], [250, 500 + i * 34], [700, 560 + i * 36], [1300, 470 + i * 44]),
      3 + i,
      INK,
    )
  s.put(
    'M770 366C830 372 900 392 860 424C800 468 420 470 400 540C380 620 980 640 880 900H300C420 720 120 640 190 540C250 460 700 450 740 420C770 398 730 384 720 366z',
    PAPER,
  )
  s.put('M880 900H700C760 720 330 640 400 540C380 620 980 640 880 900z', COLOUR)
  ripples(s, v, { x: 430, y: 640, w: 280, h: 150, count: 7, fill: INK })
  const trees = v.int(4, 6)
  for (const i of steps(trees)) poplar(s, 930 + i * 62, 470 + i * 22, 190 + i * 46, i % 2 ? DEEP : INK)
  for (const i of steps(3)) poplar(s, 90 + i * 46, 440 - i * 12, 150 - i * 30, INK)
}

const forest: Draw = (s, v) => {
  const sunX = v.between(420, 620)
  s.put(everything, { ink: 0, colour: down(0.2, 0.5) })
  s.put(ellipse(sunX, 330, 190), PAPER)
  for (const i of steps(15)) s.put(rect(-80 + i * 92 + v.between(-22, 22), -100, v.between(16, 28), 720), MID)
  s.put(land([-100, 560], [400, 530], [800, 570], [1300, 540]), COLOUR)
  for (const i of steps(8))
    s.put(rect(-60 + i * 172 + v.between(-40, 30), -100, v.between(34, 54), 690), DEEP)
  s.put(poly([sunX - 90, 560], [sunX + 90, 560], [sunX + 330, 900], [sunX - 330, 900]), PALE)
  for (const [x, w, fork] of [
    [60, 150, 1],
    [1010, 190, -1],
    [800, 84, 1],
  ] as const) {
    const lean = v.between(-20, 20)
    s.put(poly([x, 900], [x + lean + w * 0.1, -100], [x + lean + w * 0.8, -100], [x + w, 900]), INK)
    s.stroke(
      line([x + w / 2, 300], [x + w / 2 + fork * 150, 90], [x + w / 2 + fork * 170, -40]),
      w * 0.22,
      INK,
    )
    for (const i of steps(4))
      s.stroke(line([x + w * 0.25 + i * 8, 140 + i * 160], [x + w * 0.3 + i * 8, 210 + i * 160]), 7, COLOUR)
  }
  passerby(s, sunX + 20, 640, 170, INK)
  s.put(poly([sunX + 4, 640], [sunX + 36, 640], [sunX + 110, 860], [sunX + 20, 860]), SHADE)
}

const mountains: Draw = (s, v) => {
  const mood = v.pick(['full', 'wash'])
  daylight(s, mood, { x: v.between(300, 420), y: 230, r: 125 })
  const peak = (x: number, y: number, w: number, fill: typeof INK) => {
    const at = (t: number, side: number): [number, number] => [x + side * w * t, y + (900 - y) * t]
    s.put(poly(at(0, 1), at(1, 1), at(1, -1)), fill === INK ? DEEP : MID)
    s.put(
      poly(
        at(0, 1),
        at(1, 1),
        [x + w * 0.1, 900],
        [x - w * 0.06, y + (900 - y) * 0.5],
        [x + w * 0.08, y + (900 - y) * 0.3],
      ),
      fill,
    )
    s.put(
      poly(
        at(0, 1),
        [x + w * 0.08, y + (900 - y) * 0.3],
        [x - w * 0.03, y + (900 - y) * 0.44],
        [x - w * 0.12, y + (900 - y) * 0.33],
        [x - w * 0.24, y + (900 - y) * 0.46],
        at(0.4, -1),
      ),
      PAPER,
    )
    s.put(
      poly(at(0, 1), at(0.24, 1), [x + w * 0.15, y + (900 - y) * 0.2], [x + w * 0.08, y + (900 - y) * 0.3]),
      fill === INK ? { ink: 0.3, colour: 0 } : PALE,
    )
  }
  peak(980, 190, 560, COLOUR)
  peak(180, 330, 480, COLOUR)
  peak(620, 90, 640, INK)
  s.put(land([-100, 640], [260, 590], [700, 690], [1300, 600]), PALE)
  s.put(land([-100, 730], [400, 650], [820, 740], [1300, 690]), COLOUR)
  for (const i of steps(9))
    fir(s, -20 + i * 74 + v.between(-14, 14), 790 + v.between(-10, 30), v.between(150, 240) - i * 8, INK)
  s.stroke(line([-100, 470], [1300, 130]), 4, INK)
  s.place({ x: v.between(790, 900), y: 232 }, () => {
    s.stroke(line([0, 0], [0, 44]), 6, INK)
    s.put(rect(-46, 44, 92, 66), COLOUR).put(rect(-36, 54, 72, 26), PAPER)
    s.stroke(rect(-46, 44, 92, 66), 5, INK)
  })
}

const boat: Draw = (s, v) => {
  const mood = v.pick(['bare', 'wash', 'full'])
  daylight(s, mood, { x: 320, y: 330, r: 165 })
  s.put(rect(-100, 480, 1400, 500), mood === 'full' ? { ink: 0.55, colour: 1 } : COLOUR)
  ripples(s, v, { x: 170, y: 490, w: 320, h: 300, count: 11, fill: PAPER })
  s.put(rect(690, 130, 12, 330), INK).put(rect(960, 40, 14, 420), INK)
  s.stroke(line([700, 140], [560, 470]), 4, INK).stroke(line([966, 50], [702, 140]), 4, INK)
  s.stroke(line([966, 50], [1240, 420]), 4, INK)
  s.put(poly([790, 280], [1060, 280], [1060, 480], [770, 480]), PAPER)
  s.put(poly([1060, 280], [1120, 280], [1120, 480], [1060, 480]), GREY)
  s.put(rect(770, 258, 370, 24), INK)
  for (const i of steps(3)) s.put(rect(806 + i * 84, 312, 58, 62), INK)
  s.put(rect(1010, 150, 84, 110), COLOUR).put(rect(1010, 150, 84, 30), INK)
  s.put('M470 410C560 450 700 468 1300 458V640H640C560 600 500 520 470 410z', INK)
  s.put('M486 452C580 490 720 506 1300 496V514H720C600 512 530 494 486 452z', PAPER)
  s.put(
    'M548 552C600 610 640 640 640 640H1300V590H700C640 590 590 578 548 552z',
    mood === 'full' ? MID : COLOUR,
  )
  for (const i of steps(3)) s.stroke(ellipse(760 + i * 190, 556, 26), 12, PAPER)
  for (const [y, fill] of [
    [640, COLOUR],
    [700, INK],
    [760, COLOUR],
  ] as const) {
    let path = `M-100 900V${y}`
    for (const i of steps(15)) path += `q${i % 2 ? 24 : 30} ${i % 2 ? -46 : -40} 50 -6q30 30 50 6`
    s.put(`${path}V900z`, y === 700 ? { ink: 0.6, colour: 1 } : fill)
    s.stroke(path.replace(`M-100 900V${y}`, `M-100 ${y}`), 5, PAPER)
  }
  for (const i of steps(v.int(3, 5))) {
    const [x, y] = [120 + i * 130 + v.between(-30, 30), 90 + v.between(0, 130)]
    s.stroke(`M${x} ${y}q22 -26 40 0q22 -26 44 -4`, 6, INK)
  }
}

const snowRoad: Draw = (s, v) => {
  s.put(everything, { ink: 0, colour: down(1, 0.5, 0, 420) })
  s.put(ellipse(800, 200, 110), PAPER)
  s.put(poly([-100, 420], [180, 170], [330, 300], [520, 210], [820, 420]), { ink: 0.5, colour: 1 })
  s.put(land([-100, 380], [300, 330], [800, 390], [1300, 300]), { ink: 0, colour: across(0.35, 0.08) })
  for (const i of steps(17))
    fir(s, -60 + i * 44 + v.between(-12, 12), 392 + v.between(-10, 12), v.between(80, 150), INK)
  s.put(land([-100, 430], [500, 400], [900, 440], [1300, 400]), PAPER)
  s.put(
    'M560 412C760 450 880 480 700 540C480 610 240 680 330 900H900C820 740 960 640 1010 560C1060 470 800 430 590 408z',
    INK,
  )
  for (const [x, y, w, h, turn] of [
    [585, 800, 18, 90, 6],
    [600, 690, 14, 62, 24],
    [704, 600, 10, 46, 46],
    [822, 532, 8, 36, 40],
  ] as const)
    s.place({ x, y, turn }, () => s.put(rect(-w / 2, -h / 2, w, h), PAPER))
  s.put(land([900, 900], [960, 700], [1100, 590], [1300, 560]), PALE)
  s.put(land([-100, 640], [120, 660], [260, 760], [300, 900]), PALE)
  for (const [x, y, h] of [
    [1010, 720, 200],
    [1120, 600, 130],
    [230, 760, 210],
    [430, 610, 120],
  ] as const) {
    s.put(rect(x, y - h, h * 0.07, h), INK).put(rect(x, y - h, h * 0.07, h * 0.26), COLOUR)
  }
  fir(s, 90, 900, mix(520, 640, v.between(0, 1)), INK)
  fir(s, 1180, 860, 380, DEEP)
  s.place({ x: 850, y: 492, scale: 0.9 }, () => {
    s.put(poly([-20, 0], [-150, 60], [-40, 80]), PAPER)
    s.put('M-46 18V-14L-30 -46H30L46 -14V18z', COLOUR).put(
      poly([-32, -14], [-22, -38], [22, -38], [32, -14]),
      PAPER,
    )
    s.put(rect(-42, 14, 22, 20), INK).put(rect(20, 14, 22, 20), INK)
    s.put(ellipse(-32, 0, 8) + ellipse(32, 0, 8), PAPER)
  })
  for (const _ of steps(70)) s.put(ellipse(v.between(-80, 1280), v.between(-80, 700), v.between(3, 8)), PAPER)
}

export const landscape = { river, forest, mountains, boat, 'snow-road': snowRoad } satisfies Record<
  string,
  Draw
>
