import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keysOf, loadSecrets, onlyThese, SecretsError } from './secrets.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('makes every key once, all different, readable by nobody else', () => {
  const dataDir = join(folder, 'new', 'data')
  const secrets = loadSecrets(dataDir)
  expect(new Set(Object.values(secrets)).size).toBe(Object.keys(secrets).length)
  expect(Buffer.from(secrets.authSecret, 'base64url')).toHaveLength(32)
  expect(Buffer.from(secrets.serverActionsKey, 'base64')).toHaveLength(32)
  expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
  expect(statSync(dataDir).mode & 0o777).toBe(0o700)
  expect(readdirSync(dataDir)).toEqual(['secrets.json'])
  expect(loadSecrets(dataDir)).toEqual(secrets)
})

test.runIf(existsSync('/dev/full'))('a full disk leaves nothing half written', () => {
  loadSecrets(folder)
  rmSync(join(folder, 'secrets.json'))
  symlinkSync('/dev/full', join(folder, `.secrets.json.${process.pid}.draft`))
  expect(() => loadSecrets(folder)).toThrow(/ENOSPC/)
  expect(readdirSync(folder)).toEqual([])
})

test('adds a key that a new version needs, and changes none', () => {
  const first = loadSecrets(folder)
  const { formKey: _, ...older } = first
  writeFileSync(join(folder, 'secrets.json'), JSON.stringify({ ...older, fromAnOlderVersion: 'kept' }))
  const second = loadSecrets(folder)
  expect(second).toMatchObject({ ...older, fromAnOlderVersion: 'kept' })
  expect(second.formKey).not.toBe(first.formKey)
  expect(loadSecrets(folder)).toEqual(second)
})

test.each([
  ['half a file', '{"authSecret": "abc'],
  ['a list', '[]'],
  ['nothing', ''],
  ['a short key', '{"authSecret": "abc"}'],
  ['a number', '{"emailKey": 12}'],
])('refuses %s and leaves it as it is', (_, text) => {
  const file = join(folder, 'secrets.json')
  writeFileSync(file, text)
  expect(() => loadSecrets(folder)).toThrow(SecretsError)
  expect(readFileSync(file, 'utf8')).toBe(text)
})

test('a process is given its own keys, and says when it wants another one', () => {
  const all = loadSecrets(folder)
  const ofNext = onlyThese(JSON.parse(keysOf('next', all)))
  expect(ofNext.emailKey).toBe(all.emailKey)
  expect(() => ofNext.postgresPassword).toThrow(/"postgresPassword" is not for this process/)
  expect(keysOf('worker', all)).toBe('{}')
  for (const reader of ['next', 'worker', 'seed'] as const)
    for (const name of ['postgresPassword', 'appPassword', 'publicPassword'] as const)
      expect(keysOf(reader, all)).not.toContain(all[name])
})
