import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { untilAnswers } from '#bin/answers.ts'
import { next as flags } from '#bin/node-flags.mjs'
import { lower } from '#bin/priority.ts'
import { nextProgram } from '#bin/project.ts'
import { behindTheEdge } from '#bin/site-processes.ts'
import { endChildWithUs } from '#db/embedded/guard.ts'
import { pickPort } from '#db/embedded/port.ts'
import { runScript } from '#testing/product.ts'

/**
 * What the same Next costs when it does nothing: an empty page rendered at each request, a page of elements that are read
 * once from a file, and a route that inserts a row.
 */
const files = {
  'package.json': '{ "private": true }',
  'next.config.mjs':
    'export default { compress: false, poweredByHeader: false, serverExternalPackages: ["postgres"] }',
  'app/layout.js':
    'export default function Layout({ children }) { return <html lang="fr"><body>{children}</body></html> }',
  'app/empty/page.js':
    'export const dynamic = "force-dynamic"\nexport default function Page() { return <p>Rien.</p> }',
  'app/elements/page.js': `import { readFileSync } from 'node:fs'
import { createElement } from 'react'
export const dynamic = "force-dynamic"
let elements
const draw = (node) => typeof node === 'string' ? node : createElement(node[0], node[1], ...node[2].map(draw))
export default function Page() {
  elements ??= JSON.parse(readFileSync(process.env.BENCH_ELEMENTS, 'utf8'))
  return createElement('div', null, ...elements.map(draw))
}`,
  'app/insert/route.js': `import postgres from 'postgres'
let sql
export async function POST(request) {
  sql ??= postgres(process.env.BENCH_DATABASE_URL, { max: 8, onnotice: () => {} })
  const { id, articleId, requestId, body } = await request.json()
  await sql\`insert into bench_comments (id, article_id, depth, name, body, status, request_id, content_key, created_at)
    values (\${id}, \${articleId}, 0, 'Odile Perrambry', \${body}, 'pending', \${requestId}, \${Buffer.from(id)}, \${new Date()})\`
  return Response.json({ id }, { status: 201 })
}`,
}

export interface EmptySite {
  port: number
  /** What /elements shows; written before it is first asked for. */
  elementsFile: string
  stop(): Promise<void>
}

/** Built once a folder: it never changes. */
export async function startEmptySite(folder: string, databaseUrl: string): Promise<EmptySite> {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), `${content}\n`)
  }
  const env = { NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
  await runScript([nextProgram, 'build', folder], env)
  const port = await pickPort()
  const elementsFile = join(folder, 'elements.json')
  const child: ChildProcess = spawn(
    process.execPath,
    [...flags, nextProgram, 'start', folder, '-H', '127.0.0.1', '-p', String(port)],
    {
      env: { ...process.env, ...env, BENCH_DATABASE_URL: databaseUrl, BENCH_ELEMENTS: elementsFile },
      stdio: 'ignore',
      detached: true,
    },
  )
  endChildWithUs(child)
  // As ours: who loads them and the database go before both.
  lower(child.pid!, behindTheEdge)
  await untilAnswers(
    `http://127.0.0.1:${port}/empty`,
    `localhost:${port}`,
    (status) => status === 200,
    () => child.exitCode !== null,
  )
  return {
    port,
    elementsFile,
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        const force = setTimeout(() => child.kill('SIGKILL'), 10_000)
        child.once('exit', () => {
          clearTimeout(force)
          resolve()
        })
        child.kill()
      }),
  }
}
