import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { product } from '#testing/product.ts'
import { expect, signIn, siteUrl, someAddress, test } from './support/fixtures.ts'

/** In everything that is sent below; it may stand in no log of the running product. */
const canary = `zqcanari${process.pid}`

const dataDir = () => process.env.E2E_DATA_DIR!
const site = () => product(dataDir(), Number(new URL(siteUrl()).port))
const logs = () => {
  const folder = join(dataDir(), 'logs')
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

test('nothing that people type reaches a log, whatever fails', async ({ page }) => {
  const sql = postgres(site().ownerUrl(), { max: 1, onnotice: () => {} })
  // Who may end a connection of the site's own role.
  const app = postgres(site().appUrl(), { max: 1, onnotice: () => {} })
  try {
    // The oldest: other tests write to new ones.
    const [article] = await sql<{ id: string }[]>`
      select id from public_articles where comments_open order by published_at limit 1`
    const comment = {
      articleId: article!.id,
      parentId: '',
      name: `Nom ${canary}`,
      email: `${canary}@lecteurs.example`,
      body: `Des mots ${canary} que personne d’autre ne doit lire.`,
      website: '',
    }
    const post = () =>
      page.request.post('/api/comments', {
        data: comment,
        headers: { accept: 'application/json', origin: siteUrl() },
      })

    await test.step('a lock that is not given', async () => {
      await sql.begin(async (holder) => {
        await holder`select 1 from articles where id = ${article!.id} for update`
        expect((await post()).status()).toBe(503)
        // The edge has answered before the lock's own time was over.
        await expect.poll(() => logs().get('next.log')?.includes('"code":"55P03"')).toBe(true)
      })
    })

    await test.step('a connection that is ended while it waits', async () => {
      await sql.begin(async (holder) => {
        await holder`select 1 from articles where id = ${article!.id} for update`
        const [{ pid }] = (await holder`select pg_backend_pid() as pid`) as unknown as [{ pid: number }]
        const answer = post()
        // Only connections that wait for this very row.
        const end = () => app`
          select pg_terminate_backend(pid) from pg_stat_activity
          where usename = 'site_app' and ${pid} = any(pg_blocking_pids(pid))`
        await expect.poll(async () => (await end()).length).toBeGreaterThan(0)
        expect((await answer).status()).toBe(503)
      })
    })

    await test.step('a draft that holds what cannot be stored', async () => {
      await signIn(page, 'editor')
      await page.request.post(`/redaction/articles/${crypto.randomUUID()}/brouillon`, {
        data: { baseVersion: 1, content: { title: `${canary} \u0000`, body: canary } },
        headers: { origin: siteUrl() },
      })
      await page.request.get(`/redaction?q=%00${canary}`)
    })

    await test.step('a stranger’s bytes', async () => {
      for (const body of [`\u001b[2J\u0000${canary}`, `{"${canary}`, `["${canary}`])
        await page.request.post('/connexion', {
          data: body,
          headers: {
            'next-action': canary,
            'content-type': 'text/plain;charset=UTF-8',
            'x-forwarded-for': someAddress(),
          },
        })
    })
  } finally {
    await Promise.all([sql.end({ timeout: 5 }), app.end({ timeout: 5 })])
  }
  for (const [name, text] of logs()) {
    expect(text.includes(canary), `${name} holds what people typed`).toBe(false)
    // A build prints its progress over itself; no visitor causes a line there.
    if (name !== 'build.log') expect(/[^\P{Cc}\n\t]/u.test(text), `${name} holds control bytes`).toBe(false)
  }
  for (const name of ['next.log', 'edge.log', 'worker.log'])
    for (const line of logs().get(name)!.trim().split('\n').filter(Boolean))
      expect(() => JSON.parse(line), `${name}: ${line}`).not.toThrow()
})
