import { expect, test } from 'vitest'
import { parsePasswd } from './account.ts'

const passwd = 'root:x:0:0:root:/root:/bin/bash\npleinjour:x:999:995::/nonexistent:/usr/sbin/nologin\n'

test('finds a user', () => {
  expect(parsePasswd(passwd, 'pleinjour')).toEqual({ name: 'pleinjour', uid: 999, gid: 995 })
})

test('never takes root for the user to run PostgreSQL as', () => {
  expect(parsePasswd(passwd, 'root')).toBeUndefined()
  expect(parsePasswd(passwd.replace('999', '0'), 'pleinjour')).toBeUndefined()
  expect(parsePasswd('pleinjour:x:\n', 'pleinjour')).toBeUndefined()
})
