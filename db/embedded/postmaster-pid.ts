export interface PostmasterPid {
  pid: number
  dataDirectory: string
  port: number | undefined
  ready: boolean
}

/** Pure: reads the file a running PostgreSQL keeps in its data directory. Undefined when it makes no sense. */
export function parsePostmasterPid(text: string): PostmasterPid | undefined {
  const lines = text.split('\n').map((line) => line.trim())
  const pid = Number(lines[0])
  const dataDirectory = lines[1]
  if (!Number.isInteger(pid) || pid <= 0 || !dataDirectory) return undefined
  const port = Number(lines[3])
  return {
    pid,
    dataDirectory,
    port: Number.isInteger(port) && port > 0 ? port : undefined,
    ready: lines[7] === 'ready',
  }
}
