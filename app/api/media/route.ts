import type { ReadableStream } from 'node:stream/web'
import { endpoint } from '#domain/endpoint.ts'
import { AppError } from '#domain/errors.ts'
import { uploadPicture } from '#domain/media/commands.ts'
import { mediaLimits } from '#domain/media/media.ts'
import { fileNameIn } from './file-name.ts'

/** A picture's bytes as the body, its name in `x-file-name` (URI-encoded). Answers 201 with the picture. */
export const POST = endpoint(
  { capability: 'media.upload', maxBytes: Number.POSITIVE_INFINITY },
  async (request, call) => {
    if (Number(request.headers.get('content-length') ?? 0) > mediaLimits.bytes)
      throw new AppError('media.too_large')
    if (!request.body) throw new AppError('media.unsupported')
    const picture = await uploadPicture(call, {
      bytes: request.body as ReadableStream<Uint8Array>,
      name: fileNameIn(request),
    })
    return Response.json(picture, { status: 201 })
  },
)
