import { spawnSync } from 'node:child_process'
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Account, postgresAccount, siteAccount } from '#db/embedded/account.ts'
import { letThrough } from '#db/embedded/reach.ts'
import { loadSecrets } from '#platform/secrets.ts'
import { dropRoot, giveFolders, takeFolders } from './drop-root.ts'

test.runIf(process.getuid?.() !== 0)('who is not root drops nothing', () => {
  expect(dropRoot('/nowhere', 3000)).toBeUndefined()
})

describe.runIf(process.getuid?.() === 0)('started by root', () => {
  let dataDir: string
  let account: Account
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'drop-root-'))
    account = siteAccount(postgresAccount()!)!
    letThrough(account, dataDir)
  })
  afterEach(() => rmSync(dataDir, { recursive: true }))
  const ownerOf = (path: string) => lstatSync(join(dataDir, path)).uid
  const asTheSite = (script: string) =>
    spawnSync('/bin/sh', ['-c', script], {
      uid: account.uid,
      gid: account.gid,
      cwd: dataDir,
      encoding: 'utf8',
    })

  test('the site is neither root nor PostgreSQL', () => {
    expect(account.uid).not.toBe(0)
    expect(account.uid).not.toBe(postgresAccount()!.uid)
    expect(account.gid).toBe(postgresAccount()!.gid)
  })

  test('it writes its own folders, and reads neither keys nor database nor logs', () => {
    loadSecrets(dataDir)
    mkdirSync(join(dataDir, 'postgres'), { mode: 0o700 })
    giveFolders(dataDir, account)
    writeFileSync(join(dataDir, 'logs', 'next.log'), 'x', { mode: 0o600 })
    expect(
      asTheSite('for d in pages static media uploads cache run; do echo x > $d/file || exit 1; done').status,
    ).toBe(0)
    expect(asTheSite('echo x >> logs/csp-reports.jsonl').status).toBe(0)
    for (const path of ['secrets.json', 'logs/next.log']) expect(asTheSite(`cat ${path}`).status).not.toBe(0)
    for (const path of ['.', 'postgres', 'logs']) expect(asTheSite(`ls ${path}`).status).not.toBe(0)
    for (const path of ['.', 'logs']) expect(asTheSite(`echo x > ${path}/new`).status).not.toBe(0)
  })

  test('what an older version wrote as root becomes its own, and nothing behind a link', () => {
    mkdirSync(join(dataDir, 'media', 'a'), { recursive: true })
    writeFileSync(join(dataDir, 'media', 'a', 'b.jpg'), '')
    writeFileSync(join(dataDir, 'secret'), '')
    symlinkSync(join(dataDir, 'secret'), join(dataDir, 'media', 'link'))
    giveFolders(dataDir, account)
    for (const path of ['media', 'media/a', 'media/a/b.jpg', 'media/link'])
      expect(ownerOf(path)).toBe(account.uid)
    expect(ownerOf('secret')).toBe(0)
  })

  test('a folder that is its own is not walked again, unless somebody else wrote there or ran as root meanwhile', () => {
    giveFolders(dataDir, account)
    writeFileSync(join(dataDir, 'media', 'of-root'), '')
    giveFolders(dataDir, account)
    expect(ownerOf('media/of-root')).toBe(0)
    giveFolders(dataDir, account, true)
    expect(ownerOf('media/of-root')).toBe(account.uid)
    takeFolders(dataDir)
    writeFileSync(join(dataDir, 'pages', 'of-root'), '')
    giveFolders(dataDir, account)
    expect(ownerOf('pages/of-root')).toBe(account.uid)
  })

  test('where that user cannot pass, the site stays root and says which folder is closed', () => {
    const closed = join(dataDir, 'closed')
    mkdirSync(closed)
    chmodSync(closed, 0o700)
    mkdirSync(join(closed, 'data'))
    const found = dropRoot(join(closed, 'data'), 3000)
    expect(found).toMatchObject({ stays: expect.stringMatching(/may not enter|BUILD_ID/) })
  })
})
