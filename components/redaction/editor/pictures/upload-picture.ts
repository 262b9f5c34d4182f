import type { ErrorCode } from '#domain/errors.ts'
import type { PictureView } from '#domain/media/view.ts'
import { sendFile } from './send-file.ts'

export type UploadAnswer =
  | { ok: true; picture: PictureView }
  | { ok: false; code: ErrorCode; values: Record<string, string | number> }

/** With the endings of pictures from phones: not every browser knows their type. */
export const pictureTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/avif',
  'image/gif',
  'image/heic',
  'image/heif',
  '.heic',
  '.heif',
]
const maxBytes = 15_000_000

/** Pictures among dropped or pasted files. Others are sent too, and refused by the server with a reason. */
export const filesOf = (data: DataTransfer | null): File[] => [...(data?.files ?? [])]

export async function uploadPicture(file: File, onProgress: (share: number) => void): Promise<UploadAnswer> {
  if (file.size > maxBytes) return { ok: false, code: 'media.too_large', values: {} }
  const answer = await sendFile<PictureView>('/api/media', file, onProgress)
  return answer.ok ? { ok: true, picture: answer.data } : answer
}
