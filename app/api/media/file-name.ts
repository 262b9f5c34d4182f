/** The name of the file that is sent; empty where it cannot be read. */
export function fileNameIn(request: Request): string {
  try {
    return decodeURIComponent(request.headers.get('x-file-name') ?? '')
  } catch {
    return ''
  }
}
