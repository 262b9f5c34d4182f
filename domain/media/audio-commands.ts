import { randomBytes, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { media } from '#db/schema/media.ts'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { env } from '#lib/env.ts'
import { type AudioItem, audioFile, audioLimits } from './audio.ts'
import { toAudioItem } from './audio-queries.ts'
import { readAudio } from './audio-reading/read-audio.ts'
import { type AudioReading, type Piece, UnreadableAudio } from './audio-reading/source.ts'
import { mediaUploaded } from './events.ts'
import { uploadTexts } from './input.ts'
import { deleteVariants, keepVariants } from './picture-files.ts'
import { receive, type Upload } from './take-picture.ts'

/**
 * Takes a sound in: streamed to disk, judged by its bytes, kept without what its file tells beside it, then recorded.
 * Throws media.audio_unsupported, media.audio_too_large, media.audio_unreadable.
 */
export async function uploadAudio({ viewer }: Context, upload: Upload): Promise<AudioItem> {
  authorize(viewer, 'media.upload')
  const folder = join(env().dataDir, 'uploads')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, randomUUID())
  try {
    await receive(upload.bytes, file, audioLimits.bytes, 'media.audio_too_large')
    const read = await readFile(file)
    const token = randomBytes(17).toString('base64url')
    const bytes = await keepAudio(file, read, token)
    return await keep({ token, bytes, ...read }, upload, viewer.id).catch(async (error) => {
      await deleteVariants(token)
      throw error
    })
  } finally {
    await rm(file, { force: true })
  }
}

async function readFile(file: string): Promise<AudioReading> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const read = (start: number, length: number) => readAt(handle, start, length)
    const found = await readAudio({ size, read })
    if (!found) throw new AppError('media.audio_unsupported')
    return found
  } catch (error) {
    throw error instanceof UnreadableAudio ? new AppError('media.audio_unreadable') : error
  } finally {
    await handle.close()
  }
}

async function readAt(handle: FileHandle, start: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, start)
  return buffer.subarray(0, bytesRead)
}

/** Gives the sound its place, all at once, and says how long its file is. */
async function keepAudio(source: string, { format, pieces }: AudioReading, token: string): Promise<number> {
  const staging = join(env().dataDir, 'media', `.${token}`)
  await mkdir(staging, { recursive: true, mode: 0o700 })
  try {
    const target = createWriteStream(join(staging, audioFile(format)), { mode: 0o600 })
    await pipeline(Readable.from(bytesOf(source, pieces)), target)
    await keepVariants(staging, token)
    return target.bytesWritten
  } catch (error) {
    await rm(staging, { recursive: true, force: true })
    throw error
  }
}

async function* bytesOf(source: string, pieces: readonly Piece[]): AsyncGenerator<Buffer> {
  for (const piece of pieces) {
    if (Buffer.isBuffer(piece)) yield piece
    else if (piece.end > piece.start)
      yield* createReadStream(source, { start: piece.start, end: piece.end - 1 }) as AsyncIterable<Buffer>
  }
}

type Kept = Pick<AudioReading, 'format' | 'duration'> & { token: string; bytes: number }

async function keep(
  { token, format, duration, bytes }: Kept,
  upload: Upload,
  uploadedBy: string,
): Promise<AudioItem> {
  return change(async (tx) => {
    const [row] = await tx
      .insert(media)
      .values({
        kind: 'audio',
        token,
        format,
        duration,
        bytes,
        width: 0,
        height: 0,
        widths: [],
        ...uploadTexts({ ...upload, name: upload.name || audioFile(format) }),
        uploadedBy,
      })
      .returning()
    await record(tx, mediaUploaded(uploadedBy, row!.id, { originalName: row!.originalName }))
    return toAudioItem(row!)
  })
}
