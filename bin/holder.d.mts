export interface Holder {
  pid: number
  url: string
  state: 'starting' | 'running' | 'stopping'
}
export const socketName: string
export function socketPath(dataDir: string): { path: string; close(): void }
export function machineName(dataDir: string): string | undefined
export function ask(
  path: string,
  patience?: number,
): Promise<Holder | 'silent' | 'nobody' | 'absent' | 'gone'>
export function parseHolder(text: string): Holder | undefined
