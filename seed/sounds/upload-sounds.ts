import { Readable } from 'node:stream'
import type { Viewer } from '#domain/access.ts'
import { uploadAudio } from '#domain/media/audio-commands.ts'
import { strikeBell } from './bell.ts'

/** The sounds of the demo, by the name that its articles call them. */
const sounds: Record<string, () => Buffer> = {
  'cloche-des-halles': () => strikeBell(7),
}

/** Makes and uploads a sound; a name that is none is a mistake in an article. */
export async function uploadSound(viewer: Viewer, now: Date, name: string): Promise<string> {
  const make = sounds[name]
  if (!make) throw new Error(`No sound has this name: ${name}`)
  const upload = { bytes: Readable.from([make()]), name: `${name}.wav` }
  return (await uploadAudio({ viewer, now }, upload)).id
}
