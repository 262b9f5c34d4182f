import type { ServerResponse } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import {
  ask,
  type EdgeFixture,
  type EdgeFixtureOptions,
  page,
  sessionCookie,
  startEdgeFixture,
  until,
} from './testing/edge-fixture.ts'

const trials: EdgeFixture[] = []
async function start(options: EdgeFixtureOptions = {}): Promise<EdgeFixture> {
  const trial = await startEdgeFixture(options)
  trials.push(trial)
  return trial
}
afterEach(async () => {
  await Promise.all(trials.splice(0).map((trial) => trial.close()))
})

const form = 'application/x-www-form-urlencoded'
const comment = new URLSearchParams({
  name: 'Zoé "<b>"',
  email: 'zoe@example.org',
  body: '\n</textarea><script>alert(1)</script>\n« Été »',
  articleId: 'article-1',
  requestId: "id-1'>",
}).toString()
const report = new URLSearchParams({
  body: 'Le pont date de 1912 </textarea><script>alert(1)</script>',
  passage: 'construit en 1921',
  paragraph: '3',
  articleId: 'article-1',
}).toString()
const html = { accept: 'text/html' }

async function stopNext(trial: EdgeFixture): Promise<void> {
  trial.next.closeAllConnections()
  await new Promise((resolve) => trial.next.close(resolve))
}

test('without Next the answer is an honest 503', async () => {
  const trial = await start()
  await stopNext(trial)
  const answer = await ask(trial, '/politique', { headers: html })
  expect([answer.status, answer.headers['retry-after'], answer.headers['cache-control']]).toEqual([
    503,
    '5',
    'no-store',
  ])
  expect(answer.text).toContain('Le site revient dans un instant')
  const code = await ask(trial, '/politique', { headers: { accept: 'application/json' } })
  expect(JSON.parse(code.text)).toEqual({ code: 'site.unavailable' })
})

test('so does a report of an error, and nothing else that is posted', async () => {
  const trial = await start()
  await stopNext(trial)
  const headers = { ...html, 'content-type': form }
  const answer = await ask(trial, '/api/reports', { method: 'POST', headers, body: report })
  expect([answer.status, answer.headers['retry-after']]).toEqual([503, '5'])
  expect(answer.text).toContain('<form method="post" action="/api/reports"')
  expect(answer.text).toContain('Le pont date de 1912 &#60;/textarea&#62;&#60;script&#62;')
  expect(answer.text).toContain('construit en 1921</textarea>')
  expect(answer.text).toContain('name="paragraph"')
  expect(answer.text).toContain('value="3"')
  expect(answer.text).toContain('name="articleId" value="article-1"')
  const other = await ask(trial, '/api/articles', { method: 'POST', headers, body: report })
  expect(other.text).not.toContain('Le pont date de 1912')
})

test('a comment that could not be delivered comes back with every word, as text', async () => {
  const trial = await start()
  await stopNext(trial)
  const headers = { ...html, 'content-type': form }
  const answer = await ask(trial, '/api/comments', { method: 'POST', headers, body: comment })
  expect([answer.status, answer.headers['retry-after']]).toEqual([503, '5'])
  expect(answer.text).toContain('<form method="post" action="/api/comments"')
  expect(answer.text).toContain('value="Zoé &#34;&#60;b&#62;&#34;"')
  expect(answer.text).toContain('value="zoe@example.org"')
  // The parser drops one line break after <textarea>: the one written there is ours, the second is theirs.
  expect(answer.text).toMatch(/<textarea [^>]*name="body"[^>]*>\n\n&#60;\/textarea&#62;&#60;script&#62;/)
  expect(answer.text).toContain('« Été »')
  expect(answer.text).toContain('<input type="hidden" name="requestId" value="id-1&#39;&#62;">')
  expect(answer.text).not.toContain('<script')
  expect(answer.headers['content-security-policy']).toContain("form-action 'self'")
})

test('programs, and forms of other kinds, get no form back', async () => {
  const trial = await start()
  await stopNext(trial)
  const post = (path: string, headers: Record<string, string>) =>
    ask(trial, path, { method: 'POST', headers, body: comment })
  const json = await post('/api/comments', { accept: 'application/json', 'content-type': form })
  expect(JSON.parse(json.text)).toEqual({ code: 'site.unavailable' })
  const login = await post('/api/auth/callback/credentials', { ...html, 'content-type': form })
  expect([login.status, login.text.includes('zoe@example.org')]).toEqual([503, false])
})

test('a comment that Next does not answer comes back within the time its author is patient', async () => {
  const trial = await start({ answer: () => {}, limits: { commentTimeout: 50 } })
  const headers = { ...html, 'content-type': form }
  const answer = await ask(trial, '/api/comments', { method: 'POST', headers, body: comment })
  expect([answer.status, answer.headers['retry-after']]).toEqual([503, '5'])
  expect(answer.text).toContain('« Été »')
})

test('a connection cut before the answer is a 503 too, and a comment is not sent twice', async () => {
  const trial = await start({ answer: (req) => req.socket.destroy() })
  const headers = { ...html, 'content-type': form }
  const answer = await ask(trial, '/api/comments', { method: 'POST', headers, body: comment })
  expect([answer.status, trial.seen.length]).toEqual([503, 1])
  expect(answer.text).toContain('zoe@example.org')
})

test('a kept connection that Next closed meanwhile is not the reader’s problem', async () => {
  let cut = false
  const trial = await start({
    answer: (req, res) => {
      if (cut) {
        cut = false
        req.socket.destroy()
      } else page(res, 'Bonjour')
    },
  })
  await ask(trial, '/')
  cut = true
  const answer = await ask(trial, '/')
  expect([answer.status, answer.text]).toEqual([200, 'Bonjour'])
})

test('an answer that breaks off is not passed off as whole', async () => {
  const trial = await start({
    answer: (_req, res) => {
      res.writeHead(200, { 'content-type': 'text/plain', 'content-length': '5000' })
      res.write('a'.repeat(2_000), () => res.destroy())
    },
  })
  await expect(ask(trial, '/')).rejects.toThrow(/aborted|reset|hang up/i)
  await expect(ask(trial, '/', { headers: { 'accept-encoding': 'gzip' } })).rejects.toThrow(
    /aborted|reset|hang up/i,
  )
})

test('an answer that does not come is a 504', async () => {
  const trial = await start({ answer: () => {}, limits: { upstreamTimeout: 80 } })
  const answer = await ask(trial, '/', { headers: html })
  expect(answer.status).toBe(504)
  expect(answer.text).toContain('La réponse tarde trop')
})

test('readers who are too many get a 503 with a time to come back, and the desks still work', async () => {
  const held: ServerResponse[] = []
  const trial = await start({
    limits: { slots: 2, waiting: 1, maxWait: 100 },
    answer: (req, res) => (req.url === '/redaction' ? page(res, 'ici') : void held.push(res)),
  })
  const under = [ask(trial, '/a'), ask(trial, '/b')]
  await until(() => held.length === 2)
  const third = ask(trial, '/c', { headers: html })
  const fourth = await Promise.race([third, ask(trial, '/d', { headers: { accept: 'application/json' } })])
  expect([fourth.status, (await third).status]).toEqual([503, 503])
  expect(Number(fourth.headers['retry-after'])).toBeGreaterThanOrEqual(2)
  expect((await third).text).toContain('Beaucoup de monde')
  expect((await ask(trial, '/redaction', { headers: { cookie: sessionCookie } })).text).toBe('ici')
  // A request without a session counts as a reader's, whatever it asks for: the newsroom's bulkhead is closed to it.
  expect((await ask(trial, '/redaction')).status).toBe(503)
  expect((await ask(trial, '/healthz')).text).toBe('ok\n')
  for (const res of held) page(res, 'enfin')
  expect((await Promise.all(under)).map((answer) => answer.text)).toEqual(['enfin', 'enfin'])
  expect(trial.seen.map((seen) => seen.url).sort()).toEqual(['/a', '/b', '/redaction'])
})

test('a reader who leaves frees the slot and stops the work', async () => {
  let stopped = 0
  const trial = await start({
    limits: { slots: 1, waiting: 0 },
    answer: (req, res) => {
      if (req.url === '/slow') res.on('close', () => stopped++)
      else page(res, 'Bonjour')
    },
  })
  const slow = ask(trial, '/slow').catch(() => 'left')
  await until(() => trial.seen.length === 1)
  trial.edge.server.closeAllConnections()
  expect(await slow).toBe('left')
  await until(() => stopped === 1)
  expect((await ask(trial, '/')).status).toBe(200)
})
