import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { waitUntil } from '#bin/wait-until.ts'
import { endChildWithUs } from '#db/embedded/guard.ts'

const program = '/usr/sbin/nginx'
/** Whom Debian's nginx runs as. */
export const account = 'www-data'

export type Nginx = { port: number; plainPort: number; stop(): Promise<void> }

export type Place = { folder: string; edgePort: number; port: number; plainPort: number; dataDir: string }

/** The configuration that docs/OPERATIONS.md gives, for other ports and folders and not changed otherwise. */
export function readConfiguration(operations: string, place: Place): string {
  const block = /```nginx\n([\s\S]*?)```/.exec(operations)?.[1]
  if (block === undefined) throw new Error('docs/OPERATIONS.md gives no configuration of nginx.')
  const changes: [string, string][] = [
    ['server 127.0.0.1:3000;', `server 127.0.0.1:${place.edgePort};`],
    ['listen 443 ssl', `listen 127.0.0.1:${place.port} ssl`],
    ['listen 80;', `listen 127.0.0.1:${place.plainPort};`],
    ['/etc/ssl/plein-jour', join(place.folder, 'certificate')],
    ['/srv/plein-jour/data', place.dataDir],
  ]
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The configuration has no "${from}" any more.`)
    return text.replaceAll(from, to)
  }, block)
}

/** Debian's main file around it, writing into a folder of ours. */
export async function startNginx(operations: string, place: Place): Promise<Nginx> {
  const { folder } = place
  const isRoot = process.getuid?.() === 0
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  makeCertificate(folder)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  )
  const main = [
    ...(isRoot ? [`user ${account};`] : []),
    `daemon off; pid ${join(folder, 'nginx.pid')}; error_log ${join(folder, 'error.log')} warn;`,
    'events { worker_connections 768; }',
    'http {',
    'sendfile on; tcp_nopush on; types_hash_max_size 2048;',
    'include /etc/nginx/mime.types; default_type application/octet-stream;',
    `access_log ${join(folder, 'access.log')};`,
    ...temporary,
    readConfiguration(operations, place),
    '}',
  ]
  const file = join(folder, 'nginx.conf')
  writeFileSync(file, main.join('\n'))
  const child = spawn(program, ['-c', file, '-p', folder], { stdio: ['ignore', 'inherit', 'inherit'] })
  endChildWithUs(child)
  await untilListening(child, place.port)
  return { port: place.port, plainPort: place.plainPort, stop: () => stop(child) }
}

function makeCertificate(folder: string): void {
  const files = ['-keyout', join(folder, 'certificate.key'), '-out', join(folder, 'certificate.pem')]
  const subject = ['-subj', '/CN=www.example.org', '-days', '1', '-nodes']
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', ...files, ...subject], { stdio: 'ignore' })
}

async function untilListening(child: ChildProcess, port: number): Promise<void> {
  const given = () => (child.exitCode === null ? undefined : `it ended with code ${child.exitCode}`)
  await waitUntil('nginx listens', () => accepts(port), { limit: 10_000, every: 20, given })
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  // A graceful stop waits for the last reader, possibly for ever.
  const force = setTimeout(() => child.kill('SIGKILL'), 10_000)
  child.kill('SIGQUIT')
  await ended
  clearTimeout(force)
}

export const operationsText = (root: string): string =>
  readFileSync(join(root, 'docs', 'OPERATIONS.md'), 'utf8')
