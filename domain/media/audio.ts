/** What all of today's browsers play. Ogg holds Opus only: several of them play no Vorbis. */
export const audioFormats = ['mp3', 'm4a', 'ogg', 'wav'] as const
export type AudioFormat = (typeof audioFormats)[number]

export const audioLimits = {
  /** An hour of speech at 96 kbit/s, with room. The edge stops a body beyond it while it streams. */
  bytes: 50_000_000,
  /** A line beside the player. */
  title: 200,
  credit: 500,
  /** An hour and a half of speech: what does not fit is an article of its own. */
  transcript: 60_000,
  /** The newest that the desk offers: who looks for an older one says a word of its name. */
  offered: 20,
} as const

/** The name of a sound's file, below its token. */
export const audioFile = (format: AudioFormat): string => ['audio', format].join('.')

/** What readers' browsers, feeds and buckets are told it is. */
export const audioTypes: Readonly<Record<AudioFormat, string>> = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
}

/** What pages receive of a sound: built field by field, never a row. */
export type AudioView = {
  id: string
  token: string
  format: AudioFormat
  bytes: number
  duration: number
  /** Whole, for feeds and for paper. */
  url: string
}

/** A sound as the desk offers it. */
export type AudioItem = AudioView & { name: string; credit: string; createdAt: Date }

export const audioHref = ({ token, format }: Pick<AudioView, 'token' | 'format'>): string =>
  `/media/${token}/${audioFile(format)}`

/** Milliseconds as a player says them: 0:42, 12:05, 1:02:05. */
export function clock(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1_000))
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`
}
