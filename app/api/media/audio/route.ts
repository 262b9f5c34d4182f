import type { ReadableStream } from 'node:stream/web'
import { endpoint } from '#domain/endpoint.ts'
import { AppError } from '#domain/errors.ts'
import { audioLimits } from '#domain/media/audio.ts'
import { uploadAudio } from '#domain/media/audio-commands.ts'
import { fileNameIn } from '../file-name.ts'

/** A sound's bytes as the body, its name in `x-file-name` (URI-encoded). Answers 201 with the sound. */
export const POST = endpoint(
  { capability: 'media.upload', maxBytes: Number.POSITIVE_INFINITY },
  async (request, call) => {
    if (Number(request.headers.get('content-length') ?? 0) > audioLimits.bytes)
      throw new AppError('media.audio_too_large')
    if (!request.body) throw new AppError('media.audio_unsupported')
    const audio = await uploadAudio(call, {
      bytes: request.body as ReadableStream<Uint8Array>,
      name: fileNameIn(request),
    })
    return Response.json(audio, { status: 201 })
  },
)
