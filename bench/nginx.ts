import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tailOf } from '#bin/log-file.ts'
import { waitUntil } from '#bin/wait-until.ts'
import { endChildWithUs } from '#db/embedded/guard.ts'
import { pickPort } from '#db/embedded/port.ts'
import type { Product } from '#testing/product.ts'
import { operationsText, readConfiguration } from '#trials/nginx/server.ts'
import type { Result } from './result.ts'
import { duel, load } from './rounds.ts'

const program = '/usr/sbin/nginx'
/** Twenty header lines against four: the difference is theirs. */
const budget = ''

/**
 * The folder of stored pages behind nginx, configured as docs/OPERATIONS.md says, against nginx that sends the same file
 * from a plain folder without a header of ours. Both without TLS, which would be most of the work.
 */
export async function measureNginx(
  root: string,
  site: Product,
  path: string,
  quick: boolean,
): Promise<Result> {
  const what = 'a stored article from nginx against nginx on a plain file'
  if (!existsSync(program)) return { what, found: '', budget, later: 'nginx is not installed' }
  const folder = join(root, '.tmp', 'bench', 'nginx')
  const [port, plainPort, unused] = [await pickPort(), await pickPort(), await pickPort()]
  const place = { folder, edgePort: site.port, port, plainPort: unused, dataDir: site.dataDir }
  const ours = withoutTls(readConfiguration(operationsText(root), place))
  // nginx's user passes through to the stored pages, as the manual tells the operator to allow.
  chmodSync(site.dataDir, 0o711)
  mkdirSync(join(folder, 'plain'), { recursive: true, mode: 0o755 })
  for (const end of ['.html', '.html.gz'])
    copyFileSync(join(site.dataDir, 'pages', `${path}${end}`), join(folder, 'plain', `page${end}`))
  const errors = join(folder, 'error.log')
  rmSync(errors, { force: true })
  const child = start(folder, [ours, plainServer(plainPort, join(folder, 'plain'))])
  try {
    const question = { path, host: 'www.example.org', connections: 50, seconds: quick ? 1 : 2, port }
    const plain = { ...question, path: '/page.html', port: plainPort }
    for (const asked of [plain, question]) await untilUp(child, asked, errors)
    const { ours: stored, theirs, rate } = await duel(question, plain, quick ? 3 : 7)
    const kilo = (found: number) => `${(found / 1_000).toFixed(1)} k/s`
    return {
      what: `${what} (${kilo(stored.rate)}, ${kilo(theirs.rate)})`,
      found: `${rate.toFixed(2)} ×`,
      budget,
      info: true,
    }
  } finally {
    child.kill('SIGQUIT')
  }
}

const withoutTls = (configuration: string) =>
  configuration
    .replaceAll(/^\s*ssl_certificate.*$/gm, '')
    .replaceAll(' ssl;', ';')
    .replaceAll(' ssl default', ' default')

const plainServer = (port: number, folder: string) =>
  `server { listen 127.0.0.1:${port}; root ${folder}; gzip_static on; types { text/html html; } }`

function start(folder: string, servers: string[]): ChildProcess {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  const main = [
    // Speed is measured, not rights: the person who measures may enter a project that others may not (trials/nginx.ts asks for rights).
    ...(process.getuid?.() === 0 ? ['user root;'] : []),
    `daemon off; worker_processes 1; pid ${join(folder, 'nginx.pid')}; error_log ${join(folder, 'error.log')} warn;`,
    'events { worker_connections 768; }',
    'http { sendfile on; tcp_nopush on; access_log off; keepalive_requests 1000000;',
    ...temporary.map((name) => `${name}_temp_path ${join(folder, name)};`),
    ...servers,
    '}',
  ]
  const file = join(folder, 'nginx.conf')
  writeFileSync(file, main.join('\n'))
  const child = spawn(program, ['-c', file, '-p', folder], { stdio: ['ignore', 'ignore', 'inherit'] })
  endChildWithUs(child)
  return child
}

async function untilUp(
  child: ChildProcess,
  question: Parameters<typeof load>[0],
  errors: string,
): Promise<void> {
  const given = () =>
    child.exitCode === null ? undefined : `it ended with code ${child.exitCode}.\n${tailOf(errors, 5)}`
  const ask = () => load({ ...question, connections: 1, seconds: 0.01 })
  await waitUntil(`nginx answers ${question.path}`, ask, { limit: 10_000, given }).catch((error: Error) => {
    throw new Error(`${error.message}\nnginx says:\n${tailOf(errors, 5)}`, { cause: error })
  })
}
