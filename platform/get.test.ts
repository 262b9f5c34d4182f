import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createGet } from './get.ts'

let close = () => {}
afterEach(() => close())

const json = { type: /^application\/json/, most: 1_000 }

async function hostThat(answers: (req: IncomingMessage, res: ServerResponse) => void) {
  const server = createServer(answers)
  close = () => {
    server.closeAllConnections()
    server.close()
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const get = createGet({ reachesInside: true })
const says =
  (headers: Record<string, string>, body: string | Buffer = '{}') =>
  (_req: IncomingMessage, res: ServerResponse) =>
    void res.writeHead(200, { 'content-type': 'application/json', ...headers }).end(body)

test('what a host says is read, and nothing of ours goes to it', async () => {
  const heard: IncomingMessage['headers'][] = []
  const host = await hostThat((req, res) => {
    heard.push(req.headers)
    says({})(req, res)
  })
  expect((await get(`${host}/oembed?url=a`, json)).toString()).toBe('{}')
  expect(Object.keys(heard[0]!).sort()).toEqual(['accept-encoding', 'connection', 'host', 'user-agent'])
})

test.each([
  ['of another type', says({ 'content-type': 'text/html' }), 'ETYPE'],
  ['packed', says({ 'content-encoding': 'gzip' }), 'ETYPE'],
  ['too long, as it says itself', says({ 'content-length': '1001' }, Buffer.alloc(1_001)), 'ETOOLARGE'],
  [
    'without an end',
    (_req: IncomingMessage, res: ServerResponse) => {
      res.writeHead(200, { 'content-type': 'application/json' })
      for (let count = 0; count < 20; count++) res.write(Buffer.alloc(100))
    },
    'ETOOLARGE',
  ],
  [
    'that breaks off',
    (_req: IncomingMessage, res: ServerResponse) => {
      res.writeHead(200, { 'content-type': 'application/json', 'content-length': '50' })
      res.write('{', () => res.destroy())
    },
    'ECONNRESET',
  ],
  [
    'of a stranger',
    (_req: IncomingMessage, res: ServerResponse) => void res.writeHead(401).end(),
    'HTTP 401',
  ],
])('an answer %s is none', async (_, answers, code) => {
  await expect(get(await hostThat(answers), json)).rejects.toMatchObject({ code })
})

test('a redirect is followed on the same host, twice, and never to another', async () => {
  let asked = 0
  const to = (location: (n: number) => string) => (req: IncomingMessage, res: ServerResponse) => {
    asked++
    if (req.url === '/end') says({})(req, res)
    else res.writeHead(302, { location: location(asked) }).end()
  }
  const host = await hostThat(to((n) => (n < 2 ? '/again' : '/end')))
  expect((await get(host, json)).toString()).toBe('{}')
  close()
  const endless = await hostThat(to((n) => `/${n}`))
  asked = 0
  await expect(get(endless, json)).rejects.toMatchObject({ code: 'EREDIRECT' })
  expect(asked).toBe(3)
  close()
  for (const away of ['http://169.254.169.254/latest', 'https://exemple.org/', '//exemple.org/x']) {
    await expect(get(await hostThat(to(() => away)), json)).rejects.toMatchObject({ code: 'EREDIRECT' })
    close()
  }
})

test('a host that hangs, at once or in the middle, is given up', async () => {
  const impatient = createGet({ reachesInside: true, wait: 50 })
  await expect(impatient(await hostThat(() => {}), json)).rejects.toMatchObject({ code: 'ETIMEDOUT' })
  close()
  const slow = await hostThat((_req, res) => {
    res.writeHead(200, { 'content-type': 'application/json' })
    res.write('{')
  })
  await expect(impatient(slow, json)).rejects.toMatchObject({ code: 'ETIMEDOUT' })
})

test('what leads into a private network is never asked, by number or by name', async () => {
  let asked = 0
  const host = await hostThat((req, res) => {
    asked++
    says({})(req, res)
  })
  const { port } = new URL(host)
  for (const name of ['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', 'localhost', '10.1.2.3', '169.254.169.254'])
    await expect(createGet()(`https://${name}:${port}/`, json)).rejects.toMatchObject({ code: 'EINNER' })
  await expect(createGet()(host, json)).rejects.toMatchObject({ code: 'EINNER' })
  expect(asked).toBe(0)
})
