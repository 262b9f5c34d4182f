import { readMp3 } from './mp3.ts'
import { readMp4 } from './mp4.ts'
import { readOgg } from './ogg.ts'
import { type AudioReading, ascii, type ByteSource } from './source.ts'
import { readWav } from './wav.ts'

/**
 * Reads what a sound is and how long it lasts, by its bytes and never by its name; null for what is none of the four kinds.
 * The pieces are what may be kept: sound, without the names, places and pictures that recorders and phones write into
 * their files. A place can name a source. Nothing is decoded. Throws UnreadableAudio.
 */
export async function readAudio(source: ByteSource): Promise<AudioReading | null> {
  const head = await source.read(0, 12)
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WAVE') return readWav(source)
  if (ascii(head, 0, 4) === 'OggS') return readOgg(source)
  if (ascii(head, 4, 8) === 'ftyp') return readMp4(source)
  if (ascii(head, 0, 3) === 'ID3' || (head[0] === 0xff && (head[1]! & 0xe6) === 0xe2)) return readMp3(source)
  return null
}
