import { expect, test } from 'vitest'
import { parsePostmasterPid } from './postmaster-pid.ts'

const running = `4711
/srv/le site é/data/postgres/18
1795389156
21000

127.0.0.1
  2147490         0
ready   
`

test('reads what a running server writes', () => {
  expect(parsePostmasterPid(running)).toEqual({
    pid: 4711,
    dataDirectory: '/srv/le site é/data/postgres/18',
    port: 21000,
    ready: true,
  })
})

test('knows a server that is not ready yet', () => {
  expect(parsePostmasterPid(running.replace('ready   ', 'starting'))?.ready).toBe(false)
  expect(parsePostmasterPid('4711\n/data\n1795389156\n')).toMatchObject({ port: undefined, ready: false })
})

test.each(['', 'nonsense', '0\n/data', '-5\n/data', '12'])('makes nothing of %j', (text) => {
  expect(parsePostmasterPid(text)).toBeUndefined()
})
