import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { ask, startEdgeFixture } from '../testing/edge-fixture.ts'
import { createUntrustedProxy } from './untrusted-proxy.ts'

const from = (remoteAddress: string, headers: Record<string, string>) =>
  ({ socket: { remoteAddress }, headers }) as unknown as IncomingMessage
const forwarded = { 'x-forwarded-for': '203.0.113.7' }

function watch(trusted: string[] = []) {
  const said: string[] = []
  let time = 0
  const proxy = createUntrustedProxy(
    { isTrusted: (address) => trusted.includes(address), warn: (_peer, text) => void said.push(text) },
    () => time,
  )
  const pass = (seconds: number) => {
    time += seconds * 1_000
  }
  return { proxy, said, pass }
}

test.each(['127.0.0.1', '::ffff:127.0.0.1', '::1', '10.1.2.3', '172.18.0.1', '192.168.1.1', 'fd00::1'])(
  'a proxy at %s that nobody trusts is told of, once an hour and on /readyz',
  (peer) => {
    const { proxy, said, pass } = watch()
    expect(proxy.warnings).toEqual([])
    for (let n = 0; n < 100; n++) proxy.look(from(peer, forwarded))
    expect(said).toHaveLength(1)
    expect(said[0]).toContain(`TRUST_PROXY=${peer.replace('::ffff:', '')}`)
    expect(proxy.warnings).toEqual(['untrusted_proxy'])
    pass(3_601)
    expect(proxy.warnings).toEqual([])
    proxy.look(from(peer, { forwarded: 'for=203.0.113.7' }))
    expect(said).toHaveLength(2)
  },
)

test('neither a trusted proxy nor a stranger who writes such a header is one', () => {
  const { proxy, said } = watch(['10.0.0.9'])
  proxy.look(from('10.0.0.9', forwarded))
  proxy.look(from('203.0.113.9', forwarded))
  proxy.look(from('127.0.0.1', {}))
  expect([said, proxy.warnings]).toEqual([[], []])
})

test('who watches the site reads it on /readyz', async () => {
  const said: string[] = []
  const trial = await startEdgeFixture({ onWarning: (text) => void said.push(text) })
  await ask(trial, '/', { headers: forwarded })
  expect(said).toEqual([expect.stringContaining('TRUST_PROXY=127.0.0.1')])
  expect(trial.logged.filter(({ level }) => level === 'warn')).toHaveLength(1)
  expect(JSON.parse((await ask(trial, '/readyz')).text)).toMatchObject({ warnings: ['untrusted_proxy'] })
  await trial.close()
})
