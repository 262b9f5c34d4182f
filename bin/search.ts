/**
 * `npm run search -- rebuild`: makes the index of the search again from the published articles. Works beside a running site,
 * on the database of DATA_DIR (its own server is started when it is not running) or DATABASE_URL.
 */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { startEmbeddedPostgres } from '#db/embedded/start.ts'
import { prepareDatabase } from '#db/prepare.ts'
import { env, inheritedEnv } from '#lib/env.ts'
import { secrets } from '#platform/secrets.ts'
import { stopOnSignal } from './stop-signal.ts'
import { say } from './terminal.ts'

if (process.argv[2] !== 'rebuild' || process.argv.length > 3) {
  process.stderr.write('Usage: npm run search -- rebuild\n')
  process.exit(1)
}

const { databaseUrl, databaseAppUrl, databasePublicUrl, dataDir } = env()
const { postgresPassword, appPassword, publicPassword } = secrets()
const server = databaseUrl
  ? undefined
  : await startEmbeddedPostgres({ dataDir, password: postgresPassword, report: say })
// A running site's server is not ours to stop.
const close = async () => {
  if (server && !server.adopted) await server.stop()
}
stopOnSignal(close)
try {
  const { appUrl, publicUrl } = await prepareDatabase({
    adminUrl: databaseUrl ?? server!.url,
    ownDatabase: databaseUrl === undefined,
    appPassword,
    publicPassword,
    appUrl: databaseAppUrl,
    publicUrl: databasePublicUrl,
    report: say,
  })
  process.exitCode = await run({ PLEIN_JOUR_APP_URL: appUrl, PLEIN_JOUR_PUBLIC_URL: publicUrl })
} finally {
  await close()
}

/** In a process of its own: this one has read its environment already. */
function run(addresses: Record<string, string>): Promise<number> {
  const program = fileURLToPath(new URL('rebuild-search.ts', import.meta.url))
  const child = spawn(process.execPath, [program], {
    env: { ...inheritedEnv(), ...addresses } as unknown as NodeJS.ProcessEnv,
    stdio: 'inherit',
  })
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)))
}
