import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createPost, isInnerAddress } from './post.ts'

let close = () => {}
afterEach(() => close())

async function hostThat(answers: (req: IncomingMessage, res: ServerResponse, body: string) => void) {
  const server = createServer((req, res) => {
    let body = ''
    req.on('data', (chunk) => {
      body += chunk
    })
    req.on('end', () => answers(req, res, body))
  })
  close = () => {
    server.closeAllConnections()
    server.close()
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hub`
}

test('a host that accepts is sent what there is, once', async () => {
  const heard: unknown[] = []
  const url = await hostThat((req, res, body) => {
    heard.push([req.method, req.url, req.headers['content-type'], body])
    res.writeHead(204).end()
  })
  await createPost({ reachesInside: true })(url, 'a=é', 'text/plain')
  expect(heard).toEqual([['POST', '/hub', 'text/plain', 'a=é']])
})

test.each([
  [400, true],
  [403, true],
  [422, true],
  [301, true],
  [408, false],
  [429, false],
  [500, false],
  [503, false],
])('%i is a refusal; for good: %s', async (status, isFinal) => {
  let asked = 0
  const url = await hostThat((_req, res) => {
    asked++
    res.writeHead(status, { location: '/elsewhere' }).end('why')
  })
  const posting = createPost({ reachesInside: true })(url, '', 'text/plain')
  await expect(posting).rejects.toMatchObject({ code: `HTTP ${status}`, isFinal })
  expect(asked).toBe(1)
})

test('a host that hangs is given up, and one that is not there is asked again later', async () => {
  const url = await hostThat(() => {})
  const posting = createPost({ reachesInside: true, wait: 50 })(url, '', 'text/plain')
  await expect(posting).rejects.toMatchObject({ code: 'ETIMEDOUT', isFinal: false })
  close()
  const away = createPost({ reachesInside: true })(url, '', 'text/plain')
  await expect(away).rejects.toMatchObject({ code: 'ECONNREFUSED', isFinal: false })
})

test('what leads into a private network is never asked, by number or by name', async () => {
  let asked = 0
  const url = await hostThat((_req, res) => {
    asked++
    res.end()
  })
  const { port } = new URL(url)
  for (const host of ['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', 'localhost', '10.1.2.3', '169.254.169.254'])
    await expect(createPost()(`https://${host}:${port}/hub`, '', 'text/plain')).rejects.toMatchObject({
      code: 'EINNER',
      isFinal: true,
    })
  await expect(createPost()(url, '', 'text/plain')).rejects.toMatchObject({ code: 'EINNER' })
  expect(asked).toBe(0)
})

test('which addresses are inner ones', () => {
  for (const address of [
    '10.0.0.1',
    '172.31.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    'x',
  ])
    expect([address, isInnerAddress(address)]).toEqual([address, true])
  for (const address of ['8.8.8.8', '172.32.0.1', '192.169.0.1', '2001:4860:4860::8888'])
    expect([address, isInnerAddress(address)]).toEqual([address, false])
})
