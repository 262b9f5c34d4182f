import { PassThrough, type Readable } from 'node:stream'
import type { Bucket } from '#lib/env-bucket.ts'
import { checkKey, type ObjectStorage, pageSize, type Range, StorageError } from './storage.ts'

/** Milliseconds. A reader waits for a picture; an upload of 15 MB may take its time as long as it moves. */
const usualPatience = { connect: 3_000, answer: 10_000 }

/**
 * Objects in a bucket of any S3. Nothing here relies on conditional writes, which some servers take and ignore: keys are
 * random. The library is loaded by whoever has a bucket only (36 MB on disk, some 50 in memory).
 */
export async function createS3Storage(
  bucket: Bucket,
  patience: { connect: number; answer: number } = usualPatience,
): Promise<ObjectStorage> {
  const [
    {
      AbortMultipartUploadCommand,
      DeleteObjectCommand,
      GetObjectCommand,
      HeadObjectCommand,
      ListObjectsV2Command,
      S3Client,
    },
    { Upload },
  ] = await Promise.all([import('@aws-sdk/client-s3'), import('@aws-sdk/lib-storage')])
  const settings = {
    region: bucket.region,
    forcePathStyle: bucket.pathStyle,
    ...(bucket.endpoint === undefined ? {} : { endpoint: bucket.endpoint }),
    credentials: { accessKeyId: bucket.accessKeyId, secretAccessKey: bucket.secretAccessKey },
    // One more: whoever waits has a patience of his own.
    maxAttempts: 2,
    // Checksums in trailers are Amazon's; other servers refuse or store them.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  } as const
  const clocks = {
    connectionTimeout: patience.connect,
    requestTimeout: patience.answer,
    throwOnRequestTimeout: true,
  }
  const client = new S3Client({ ...settings, requestHandler: { ...clocks, socketTimeout: patience.answer } })
  // Without the clock for a silent socket: a slow reader keeps it silent. What watches instead is `withPatience`.
  const reader = new S3Client({ ...settings, requestHandler: clocks })
  const at = (key: string) => ({ Bucket: bucket.bucket, Key: checkKey(key) })
  return {
    put: (key, data, type) =>
      coded(async () => {
        // A stream has no known length: it goes in parts of 5 MB.
        const upload = new Upload({
          client,
          params: { ...at(key), Body: data, ContentType: type },
          queueSize: 1,
          leavePartsOnError: true,
        })
        try {
          await upload.done()
        } catch (error) {
          // Parts of one that broke are paid for until they are deleted. What broke it is what has to be said.
          if (upload.uploadId !== undefined)
            await client
              .send(new AbortMultipartUploadCommand({ ...at(key), UploadId: upload.uploadId }))
              .catch(() => {})
          throw error
        }
      }),
    get: (key, range) =>
      coded(async () => {
        const deadline = new AbortController()
        // Both attempts to their end, and a refusal that never ends.
        const timer = setTimeout(() => deadline.abort(), 2 * (patience.connect + patience.answer))
        try {
          const found = await reader.send(
            new GetObjectCommand({ ...at(key), ...(range === undefined ? {} : { Range: header(range) }) }),
            { abortSignal: deadline.signal },
          )
          return {
            stream: withPatience(found.Body as Readable, patience.answer),
            size: found.ContentLength ?? 0,
            type: found.ContentType ?? 'application/octet-stream',
          }
        } catch (error) {
          if (isMissing(error)) return undefined
          throw error
        } finally {
          clearTimeout(timer)
        }
      }),
    head: (key) =>
      coded(async () => {
        try {
          const found = await client.send(new HeadObjectCommand(at(key)))
          return { size: found.ContentLength ?? 0, type: found.ContentType ?? 'application/octet-stream' }
        } catch (error) {
          if (isMissing(error)) return undefined
          throw error
        }
      }),
    delete: (key) =>
      coded(async () => {
        try {
          await client.send(new DeleteObjectCommand(at(key)))
        } catch (error) {
          if (!isMissing(error)) throw error
        }
      }),
    list: (prefix, after) =>
      coded(async () => {
        const { Contents = [], IsTruncated } = await client.send(
          new ListObjectsV2Command({
            Bucket: bucket.bucket,
            Prefix: prefix,
            MaxKeys: pageSize,
            ...(after === undefined ? {} : { StartAfter: after }),
          }),
        )
        const objects = Contents.map(({ Key, LastModified }) => ({
          key: Key ?? '',
          modifiedAt: LastModified ?? new Date(0),
        }))
        return { objects, after: IsTruncated ? objects.at(-1)?.key : undefined }
      }),
  }
}

const header = ({ start, end }: Range) => `bytes=${start}-${end ?? ''}`

type Failure = { name?: string; $metadata?: { httpStatusCode?: number } }

/** A bucket that is not there is no missing object; only the answer to a HEAD, which has no words, cannot tell. */
const isMissing = (error: unknown) => ['NoSuchKey', 'NotFound'].includes((error as Failure).name ?? '')

async function coded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof StorageError) throw error
    const { name, $metadata } = error as Failure
    const status = $metadata?.httpStatusCode
    if (status === 416) throw new StorageError('storage.range')
    const isRefused = status !== undefined && status >= 400 && status < 500 && name !== 'RequestTimeout'
    throw new StorageError(isRefused ? 'storage.refused' : 'storage.unreachable', { cause: error })
  }
}

/** A server that stops in the middle of an object would hold its reader for ever. A slow reader may take its time. */
function withPatience(source: Readable, limit: number): Readable {
  let moved = performance.now()
  const passage = new PassThrough()
  const fail = (cause?: unknown) => {
    source.destroy()
    passage.destroy(new StorageError('storage.unreachable', { cause }))
  }
  const timer = setInterval(() => {
    if (source.isPaused()) moved = performance.now()
    else if (performance.now() - moved > limit) fail()
  }, limit / 4)
  source.on('data', () => {
    moved = performance.now()
  })
  source.once('error', fail)
  // From here on only the reader can be slow.
  source.once('end', () => clearInterval(timer))
  passage.once('close', () => {
    clearInterval(timer)
    source.destroy()
  })
  return source.pipe(passage)
}
