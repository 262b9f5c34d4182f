import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { inheritedEnv } from '#lib/env.ts'
import { runTask } from '../task.ts'

export function canInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

/** Debian's packages; the lists are fetched first, because images come without them. */
export async function aptInstall(packageName: string, logFile: string): Promise<void> {
  const env = { ...inheritedEnv(), DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (args: string[]) =>
    runTask({ name: `apt-get ${args[0]}`, program: '/usr/bin/apt-get', args, env, logFile })
  await apt(['update', '-q'])
  await apt(['install', '-q', '-y', '--no-install-recommends', packageName])
}

export function findProgram(name: string): string | undefined {
  const folders = ['/usr/bin', ...(inheritedEnv().PATH ?? '').split(delimiter)]
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file))
}

/** "debian 12", "ubuntu 24.04"; empty where there is no such file. */
export function distribution(file = '/etc/os-release'): string {
  if (!existsSync(file)) return ''
  return parseRelease(readFileSync(file, 'utf8'))
}

/** Pure. */
export function parseRelease(text: string): string {
  const field = (name: string) => new RegExp(`^${name}="?([^"\n]*)"?$`, 'm').exec(text)?.[1] ?? ''
  return `${field('ID')} ${field('VERSION_ID')}`.trim()
}
