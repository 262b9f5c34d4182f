/**
 * The configuration of nginx in docs/OPERATIONS.md, taken from there and tried: a site behind Debian's nginx, and
 * each sentence of that page checked.
 *
 *   npm run build && npx node trials/nginx.ts
 *
 * Needs /usr/sbin/nginx and openssl. Starts a demo site of its own in the system's temporary folder, on free ports;
 * nothing of yours is touched. Ends with PASS or FAIL. Who may read which file is tried as root only, because only
 * root can start nginx as another user.
 */
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stopOnSignal } from '#bin/stop-signal.ts'
import { say } from '#bin/terminal.ts'
import { pickPort } from '#db/embedded/port.ts'
import { product, removeSite } from '#testing/product.ts'
import { overHttp, overTls } from './nginx/ask.ts'
import { type Claim, claims, type Stage, withoutEdge } from './nginx/claims.ts'
import { openNewsroom } from './nginx/newsroom.ts'
import { account, type Nginx, operationsText, startNginx } from './nginx/server.ts'
import { listAddresses } from './outage/readers.ts'
import { untilPrewarmed } from './outage/sweep-end.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
if (!existsSync('/usr/sbin/nginx')) {
  say('Not tried: there is no /usr/sbin/nginx here.')
  process.exit(1)
}

// In a folder that every user may pass through, as /srv is.
const folder = mkdtempSync(join(tmpdir(), 'plein-jour-nginx-'))
chmodSync(folder, 0o711)
const dataDir = join(folder, 'data')
const edgePort = await pickPort()
const site = product(dataDir, edgePort, { seed: 'demo', siteUrl: 'https://www.example.org' })
let nginx: Nginx | undefined
let passed = true
stopOnSignal(() => Promise.all([nginx?.stop(), site.stop()]))
try {
  say(`Starting a site in ${dataDir}`)
  say(`Ready in ${(await site.start()).toFixed(1)} s`)
  // As docs/OPERATIONS.md says.
  chmodSync(dataDir, 0o711)
  nginx = await startNginx(operationsText(root), {
    folder: join(folder, 'nginx'),
    edgePort,
    port: await pickPort(),
    plainPort: await pickPort(),
    dataDir,
  })
  await untilPrewarmed(site, (await listAddresses(site.ownerUrl())).length, say)
  process.env.DATA_DIR = dataDir
  process.env.PLEIN_JOUR_APP_URL = site.appUrl()
  process.env.PLEIN_JOUR_PUBLIC_URL = site.publicUrl()
  const newsroom = await openNewsroom(site.ownerUrl())
  const { path: article } = await newsroom.openArticle()
  const moved = await newsroom.moveTo(article)
  const stage: Stage = {
    nginx: overTls(nginx.port),
    edge: overHttp(edgePort),
    newsroom,
    article,
    moved,
    plain: overHttp(nginx.plainPort),
  }
  await checkAll(claims, stage)
  checkModes()
  // Held still, as an edge that hangs: nginx has the files.
  process.kill(site.pidOf('supervisor')!, 'SIGSTOP')
  process.kill(site.pidOf('edge')!, 'SIGKILL')
  await checkAll(withoutEdge, stage)
  process.kill(site.pidOf('supervisor')!, 'SIGCONT')
  await newsroom.close()
} catch (error) {
  passed = false
  process.stderr.write(`${(error as Error).stack}\n`)
} finally {
  await nginx?.stop()
  await site.stop()
}
if (passed) {
  removeSite(dataDir)
  rmSync(folder, { recursive: true, force: true })
}
say(passed ? 'PASS' : `FAIL (see ${folder})`)
process.exit(passed ? 0 : 1)

async function checkAll(list: readonly Claim[], stage: Stage): Promise<void> {
  for (const [sentence, check] of list) {
    const problem = await check(stage)
    const note = stage.newsroom.takeNotes()
    say(`${problem === undefined ? 'ok    ' : 'WRONG '} ${sentence}${note === '' ? '' : ` (${note})`}`)
    if (problem === undefined) continue
    passed = false
    say(`       ${problem}`)
  }
}

/** Asked of the system as nginx's user: whatever can be read that is no page. */
function checkModes(): void {
  const sentence = `${account} reads pages and nothing else in DATA_DIR`
  if (process.getuid?.() !== 0) {
    say(`not tried: ${sentence} (needs root)`)
    return
  }
  const uid = Number(execFileSync('id', ['-u', account], { encoding: 'utf8' }))
  const entries = [
    'secrets.json',
    'demo-logins.json',
    'logs',
    'media',
    'uploads',
    'static',
    'postgres',
    'run.json',
    'pages/.state',
  ]
  const script = `for f in "$@"; do if [ -r "$f" ]; then echo "$f"; fi; done; ls . 2>/dev/null; find pages -type f | head -c 1 | wc -c`
  const found = execFileSync('/bin/sh', ['-c', script, 'sh', ...entries], {
    cwd: dataDir,
    uid,
    gid: uid,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()
  const isRight = found === '1'
  passed &&= isRight
  say(isRight ? `ok     ${sentence}` : `WRONG  ${sentence}\n       ${found}`)
}
