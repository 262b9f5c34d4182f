import { z } from 'zod'
import { httpOrigin } from './env-values.ts'

/** A bucket of any S3, as the environment describes it. */
export interface Bucket {
  bucket: string
  /** Undefined: Amazon's own. */
  endpoint: string | undefined
  region: string
  accessKeyId: string
  secretAccessKey: string
  /** For the edge, which faces the world and only reads. Undefined: it has to make do with the other one. */
  readKey: { accessKeyId: string; secretAccessKey: string } | undefined
  /** `endpoint/bucket/key` instead of `bucket.endpoint/key`: what most servers of others want. */
  pathStyle: boolean
}

export const bucketVariables = {
  /** Amazon's rule, which all others keep. */
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
    .optional(),
  S3_ENDPOINT: httpOrigin.optional(),
  S3_REGION: z.string().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_READ_ACCESS_KEY_ID: z.string().optional(),
  S3_READ_SECRET_ACCESS_KEY: z.string().optional(),
  S3_PATH_STYLE: z.enum(['yes', 'no']).optional(),
}

export const acceptedOfBucket: Record<keyof typeof bucketVariables, string> = {
  S3_BUCKET: 'the name of a bucket',
  S3_ENDPOINT: 'an origin such as https://s3.example.org',
  S3_REGION: 'the name of a region',
  S3_ACCESS_KEY_ID: 'the name of a key',
  S3_SECRET_ACCESS_KEY: 'a key',
  S3_READ_ACCESS_KEY_ID: 'the name of a key that may only read',
  S3_READ_SECRET_ACCESS_KEY: 'a key',
  S3_PATH_STYLE: '"yes" (address/bucket/key) or "no" (bucket.address/key)',
}

type Given = Partial<Record<keyof typeof bucketVariables, string | undefined>>

/** Pure: the bucket, none, or the name of what is missing. Pictures would go to the disk without a word. */
export function readBucket(given: Given): Bucket | undefined | { missing: keyof Given } {
  const { S3_BUCKET, S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_PATH_STYLE } = given
  const { S3_READ_ACCESS_KEY_ID, S3_READ_SECRET_ACCESS_KEY } = given
  const isSet = Object.keys(bucketVariables).some((name) => given[name as keyof Given] !== undefined)
  if (!isSet) return undefined
  if (S3_BUCKET === undefined) return { missing: 'S3_BUCKET' }
  if (S3_ACCESS_KEY_ID === undefined) return { missing: 'S3_ACCESS_KEY_ID' }
  if (S3_SECRET_ACCESS_KEY === undefined) return { missing: 'S3_SECRET_ACCESS_KEY' }
  if (S3_READ_ACCESS_KEY_ID === undefined && S3_READ_SECRET_ACCESS_KEY !== undefined)
    return { missing: 'S3_READ_ACCESS_KEY_ID' }
  if (S3_READ_ACCESS_KEY_ID !== undefined && S3_READ_SECRET_ACCESS_KEY === undefined)
    return { missing: 'S3_READ_SECRET_ACCESS_KEY' }
  return {
    bucket: S3_BUCKET,
    endpoint: S3_ENDPOINT,
    region: S3_REGION ?? 'us-east-1',
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
    readKey:
      S3_READ_ACCESS_KEY_ID === undefined || S3_READ_SECRET_ACCESS_KEY === undefined
        ? undefined
        : { accessKeyId: S3_READ_ACCESS_KEY_ID, secretAccessKey: S3_READ_SECRET_ACCESS_KEY },
    pathStyle: S3_PATH_STYLE === undefined ? S3_ENDPOINT !== undefined : S3_PATH_STYLE === 'yes',
  }
}
