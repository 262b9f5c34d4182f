/**
 * A sheet has two plates, as on a two-colour press: black ink and the section colour. A shape that names
 * both tones covers what is below it; a shape that names one tone overprints and leaves the other plate alone.
 * Plates are greyscale SVG (white = full ink); the press turns the tones between into dots.
 */
export const WIDTH = 1200
export const HEIGHT = 800

export type Grade = { from: number; to: number; x1: number; y1: number; x2: number; y2: number }
export type Tone = number | Grade
export type Fill = { ink?: Tone; colour?: Tone }

export const PAPER: Fill = { ink: 0, colour: 0 }
export const INK: Fill = { ink: 1 }
export const COLOUR: Fill = { ink: 0, colour: 1 }
export const MID: Fill = { ink: 0, colour: 0.55 }
export const PALE: Fill = { ink: 0, colour: 0.25 }
export const GREY: Fill = { ink: 0.38, colour: 0 }
export const DEEP: Fill = { ink: 0.5, colour: 1 }
export const SHADE: Fill = { ink: 0.45 }

export const down = (from: number, to: number, y1 = 0, y2 = HEIGHT): Grade => ({
  from,
  to,
  x1: 0,
  y1,
  x2: 0,
  y2,
})
export const across = (from: number, to: number, x1 = 0, x2 = WIDTH): Grade => ({
  from,
  to,
  x1,
  y1: 0,
  x2,
  y2: 0,
})

type Placement = { x?: number; y?: number; scale?: number; turn?: number; flip?: boolean }
type Plate = 'ink' | 'colour'

export class Sheet {
  readonly #parts: Record<Plate, string[]> = { ink: [], colour: [] }
  #ids = 0

  put(path: string, fill: Fill): this {
    return this.#paint(fill, (paint) => `<path d="${path}" fill="${paint}" fill-rule="evenodd"/>`)
  }

  stroke(path: string, width: number, fill: Fill, ends: 'round' | 'butt' = 'round'): this {
    const join = ends === 'round' ? 'round' : 'miter'
    return this.#paint(
      fill,
      (paint) =>
        `<path d="${path}" fill="none" stroke="${paint}" stroke-width="${width}" stroke-linecap="${ends}" stroke-linejoin="${join}"/>`,
    )
  }

  clip(path: string, draw: () => void): this {
    const id = `c${this.#ids++}`
    this.#both(
      `<clipPath id="${id}"><path d="${path}" clip-rule="evenodd"/></clipPath><g clip-path="url(#${id})">`,
    )
    draw()
    return this.#both('</g>')
  }

  place({ x = 0, y = 0, scale = 1, turn = 0, flip = false }: Placement, draw: () => void): this {
    this.#both(
      `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${flip ? -scale : scale} ${scale})">`,
    )
    draw()
    return this.#both('</g>')
  }

  plate(plate: Plate, pixelWidth: number, frame: string): string {
    const pixelHeight = (pixelWidth * HEIGHT) / WIDTH
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${pixelWidth}" height="${pixelHeight}" viewBox="0 0 ${WIDTH} ${HEIGHT}"><rect width="${WIDTH}" height="${HEIGHT}" fill="#000"/><g transform="${frame}">${this.#parts[plate].join('')}</g></svg>`
  }

  #both(text: string): this {
    this.#parts.ink.push(text)
    this.#parts.colour.push(text)
    return this
  }

  #paint(fill: Fill, element: (paint: string) => string): this {
    for (const plate of ['ink', 'colour'] as const) {
      const tone = fill[plate]
      if (tone === undefined) continue
      if (typeof tone === 'number') {
        this.#parts[plate].push(element(grey(tone)))
        continue
      }
      const id = `g${this.#ids++}`
      this.#parts[plate].push(
        `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="${tone.x1}" y1="${tone.y1}" x2="${tone.x2}" y2="${tone.y2}"><stop stop-color="${grey(tone.from)}"/><stop offset="1" stop-color="${grey(tone.to)}"/></linearGradient>${element(`url(#${id})`)}`,
      )
    }
    return this
  }
}

function grey(tone: number): string {
  const level = Math.round(Math.min(1, Math.max(0, tone)) * 255)
  return `rgb(${level},${level},${level})`
}
