import type { Focus } from './focus.ts'

/** What pages receive: built field by field, never a row. */
export type PictureView = {
  id: string
  token: string
  /** Pixels of the original; `widths` are the variants on disk. */
  width: number
  height: number
  widths: number[]
  /** Whether each width is there as AVIF too. */
  avif: boolean
  /** Its ground until it is there, `#rgb`; nothing where it was not measured. */
  colour?: string | null
  /** What stays in view where it is cut; the middle where nobody says. */
  focus?: Focus
  alt: string
  caption: string
  credit: string
}
