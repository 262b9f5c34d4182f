import { type ErrorCode, errorCodes } from '#domain/errors.ts'

export type SendAnswer<T> =
  | { ok: true; data: T }
  | { ok: false; code: ErrorCode; values: Record<string, string | number> }

/** By XMLHttpRequest, the only interface that tells how much has been sent. */
export function sendFile<T extends { id: string }>(
  address: string,
  file: File,
  onProgress: (share: number) => void,
): Promise<SendAnswer<T>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const fail = () => resolve({ ok: false, code: 'site.unavailable', values: {} })
    request.open('POST', address)
    request.responseType = 'json'
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    })
    request.addEventListener('load', () => {
      if (request.status === 201 && request.response?.id) resolve({ ok: true, data: request.response })
      else if (errorCodes.includes(request.response?.code)) {
        resolve({ ok: false, code: request.response.code, values: request.response.values ?? {} })
      } else fail()
    })
    for (const event of ['error', 'timeout', 'abort']) request.addEventListener(event, fail)
    request.send(file)
  })
}
