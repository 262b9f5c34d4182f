import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { media } from '#db/schema/media.ts'
import { AppError, type ErrorCode } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { env } from '#lib/env.ts'
import { mediaUploaded } from './events.ts'
import { makeVariants, type Variants } from './image-processing.ts'
import { uploadTexts } from './input.ts'
import { headLength, mediaLimits, sniffFormat } from './media.ts'
import { deleteVariants } from './picture-files.ts'
import { toPicture } from './queries.ts'
import type { PictureView } from './view.ts'

export type Upload = {
  bytes: ReadableStream<Uint8Array> | Readable
  name: string
  alt?: string
  caption?: string
  credit?: string
}

/** Takes a picture in, for whoever may bring one: see `uploadPicture`, whose codes it throws. */
export async function takePicture(uploadedBy: string, upload: Upload): Promise<PictureView> {
  const folder = join(env().dataDir, 'uploads')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, randomUUID())
  try {
    const size = await receive(upload.bytes, file, mediaLimits.bytes, 'media.too_large')
    const format = sniffFormat(await firstBytes(file))
    if (!format) throw new AppError('media.unsupported')
    const variants = await makeVariants(file, format)
    return await keep({ ...variants, bytes: size }, upload, uploadedBy).catch(async (error) => {
      await deleteVariants(variants.token)
      throw error
    })
  } finally {
    await rm(file, { force: true })
  }
}

/** Streams what is sent to a file; throws `tooLarge` beyond its limit. */
export async function receive(
  bytes: Upload['bytes'],
  file: string,
  most: number,
  tooLarge: ErrorCode,
): Promise<number> {
  let size = 0
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      done(size > most ? new AppError(tooLarge) : null, chunk)
    },
  })
  const source = bytes instanceof Readable ? bytes : Readable.fromWeb(bytes)
  await pipeline(source, meter, createWriteStream(file, { mode: 0o600 }))
  return size
}

async function firstBytes(file: string): Promise<Uint8Array> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headLength), 0, headLength, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function keep(
  variants: Variants & { bytes: number },
  upload: Upload,
  uploadedBy: string,
): Promise<PictureView> {
  return change(async (tx) => {
    const [row] = await tx
      .insert(media)
      .values({
        ...variants,
        ...uploadTexts(upload),
        uploadedBy,
      })
      .returning()
    await record(tx, mediaUploaded(uploadedBy, row!.id, { originalName: row!.originalName }))
    return toPicture(row!)
  })
}
