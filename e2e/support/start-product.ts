import { spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { logPath, tailOf } from '#bin/log-file.ts'

/**
 * Starts the product as a person would (production build, embedded Postgres, demo newsroom) on a free port and
 * in a folder of its own, and stops it after the last test.
 */
export default async function startProduct(): Promise<(() => Promise<void>) | undefined> {
  // A product that runs already: E2E_URL and E2E_DATA_DIR name it, for whoever writes a test.
  if (process.env.E2E_URL && process.env.E2E_DATA_DIR) return undefined
  const root = process.cwd()
  const dataDir = join(root, '.tmp', `e2e-${process.pid}`)
  rmSync(dataDir, { recursive: true, force: true })
  mkdirSync(dataDir, { recursive: true, mode: 0o755 })
  const port = await freePort()
  const siteUrl = `http://localhost:${port}`
  const child = spawn(process.execPath, [join(root, 'bin', 'start.ts')], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      SITE_URL: siteUrl,
      DATA_DIR: dataDir,
      SEED: 'demo',
      // Tests speak for many networks; the edge believes only this machine about that.
      TRUST_PROXY: '127.0.0.1',
      NODE_ENV: 'production',
    },
    // The channel tells it when Playwright is killed.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const lines: string[] = []
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      lines.push(line)
      if (line.includes('Ready in')) resolve()
    })
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${lines.join('\n')}`)))
  })
  process.env.E2E_URL = siteUrl
  process.env.E2E_DATA_DIR = dataDir
  return async () => {
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    const force = setTimeout(() => child.kill('SIGKILL'), 90_000)
    child.kill('SIGTERM')
    await ended
    clearTimeout(force)
    const crashes = lines.filter((line) => /stopped \(.*started again/.test(line))
    const logs = ['edge', 'next', 'worker'].map((name) => `${name}:\n${tailOf(logPath(dataDir, name))}`)
    rmSync(dataDir, { recursive: true, force: true })
    // A process that is started again looks like a slow moment to a test; it is a failure all the same.
    if (crashes.length > 0) throw new Error([...crashes, ...logs].join('\n'))
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
