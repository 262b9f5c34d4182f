import { type ErrorCode, errorCodes } from '#domain/errors.ts'
import type { PictureView } from '#domain/media/view.ts'

export type UploadAnswer =
  | { ok: true; picture: PictureView }
  | { ok: false; code: ErrorCode; values: Record<string, string | number> }

export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp']
const maxBytes = 15_000_000

/** Pictures among dropped or pasted files. Others are sent too, and refused by the server with a reason. */
export const filesOf = (data: DataTransfer | null): File[] => [...(data?.files ?? [])]

/** By XMLHttpRequest, the only interface that tells how much has been sent. */
export function uploadPicture(file: File, onProgress: (share: number) => void): Promise<UploadAnswer> {
  if (file.size > maxBytes) return Promise.resolve({ ok: false, code: 'media.too_large', values: {} })
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const fail = () => resolve({ ok: false, code: 'site.unavailable', values: {} })
    request.open('POST', '/api/media')
    request.responseType = 'json'
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    })
    request.addEventListener('load', () => {
      if (request.status === 201 && request.response?.id) resolve({ ok: true, picture: request.response })
      else if (errorCodes.includes(request.response?.code)) {
        resolve({ ok: false, code: request.response.code, values: request.response.values ?? {} })
      } else fail()
    })
    request.addEventListener('error', fail)
    request.addEventListener('timeout', fail)
    request.addEventListener('abort', fail)
    request.send(file)
  })
}
