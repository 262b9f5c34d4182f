import { afterEach, expect, test, vi } from 'vitest'
import { parseEnv } from '#lib/env.ts'
import type { Secrets } from '#platform/secrets.ts'
import { machineEnv } from './machine-env.ts'
import { edgePlan, seedEnv, sitePlans } from './site-processes.ts'

afterEach(() => vi.unstubAllEnvs())

const settings = {
  PORT: '8080',
  HOST: '::1',
  SITE_URL: 'https://www.example.org',
  DATA_DIR: '/srv/données',
  DATABASE_URL: 'postgres://owner:owners-password@db/site',
  TRUST_PROXY: '127.0.0.1, 10.0.0.0/8',
  SMTP_URL: 'smtps://mail:mail-password@mail.example.org',
  S3_BUCKET: 'journal',
  S3_ENDPOINT: 'https://s3.example.org',
  S3_ACCESS_KEY_ID: 'bucket-id',
  S3_SECRET_ACCESS_KEY: 'bucket-key',
  LOG_LEVEL: 'debug',
  SEED: 'none',
  PLEIN_JOUR_SECRETS_FILE: '/srv/keys/secrets.json',
}
const env = parseEnv(settings)
const secrets: Secrets = {
  authSecret: 'auth-secret',
  emailKey: 'email-key',
  blindIndexKey: 'index-key',
  networkKey: 'network-key',
  formKey: 'form-key',
  serverActionsKey: 'actions-key',
  postgresPassword: 'superusers-password',
  appPassword: 'password-of-app',
  publicPassword: 'password-of-public',
}
const roles = { appUrl: 'postgres://app:app-password@db/site', publicUrl: 'postgres://public:pw@db/site' }
const database = { ...roles, ownerUrl: settings.DATABASE_URL, fresh: true, demo: false }

/** What each process would be given by somebody with this shell. */
function environments(shell: Record<string, string> = {}): Record<string, Record<string, string>> {
  for (const [name, value] of Object.entries({ ...settings, ...shell })) vi.stubEnv(name, value)
  const { next, worker, edge } = sitePlans(env, secrets, roles, 'start', 4000)
  return {
    next: next.env,
    worker: worker.env,
    edge: edge.env,
    early: edgePlan(env, undefined, 'start', 4000).env,
    seed: seedEnv(env, secrets, database, 'start', 4000),
  }
}
/** The names of those in whose environment the word stands. */
const whoKnows = (word: string, shell?: Record<string, string>) =>
  Object.entries(environments(shell))
    .filter(([, given]) => JSON.stringify(given).includes(word))
    .map(([name]) => name)

test.each([
  'AWS_SECRET_ACCESS_KEY',
  'PGPASSWORD',
  'SSH_AUTH_SOCK',
  'npm_config_//registry/:_authToken',
  'HTTPS_PROXY',
  'NODE_USE_ENV_PROXY',
  'NEXT_PUBLIC_ANYTHING',
])('%s of the operator’s shell reaches no process', (name) => {
  expect(whoKnows('of-the-shell', { [name]: 'of-the-shell' })).toEqual([])
})

test.each([
  ['owners-password', ['seed']],
  ['mail-password', ['next', 'worker']],
  ['bucket-key', ['next', 'worker', 'edge', 'early', 'seed']],
  ['auth-secret', ['next']],
  ['actions-key', ['next']],
  ['app-password', ['next', 'worker', 'seed']],
  ['email-key', ['next', 'seed']],
  ['index-key', ['next', 'seed']],
  ['network-key', ['next', 'seed']],
  ['form-key', ['next', 'seed']],
  ['superusers-password', []],
  ['password-of-app', []],
  ['password-of-public', []],
  ['secrets.json', []],
  ['10.0.0.0/8', ['edge', 'early']],
])('%s is known to those who need it: %s', (word, names) => {
  expect(whoKnows(word)).toEqual(names)
})

test('with a key that only reads, the edge has that one and no other', () => {
  const given = parseEnv({
    ...settings,
    S3_READ_ACCESS_KEY_ID: 'reader-id',
    S3_READ_SECRET_ACCESS_KEY: 'reader-key',
  })
  const { next, worker, edge } = sitePlans(given, secrets, roles, 'start', 4000)
  const early = edgePlan(given, undefined, 'start', 4000)
  for (const { env: one } of [edge, early]) {
    expect(one).toMatchObject({
      S3_BUCKET: 'journal',
      S3_ACCESS_KEY_ID: 'reader-id',
      S3_SECRET_ACCESS_KEY: 'reader-key',
    })
    expect(JSON.stringify(one)).not.toMatch(/bucket-(id|key)/)
  }
  for (const { env: one } of [next, worker]) {
    expect(one).toMatchObject({ S3_ACCESS_KEY_ID: 'bucket-id', S3_SECRET_ACCESS_KEY: 'bucket-key' })
    expect(JSON.stringify(one)).not.toContain('reader-')
  }
})

test('what an operator sets arrives as it was meant', () => {
  const { edge, next, worker } = environments()
  const { port, host, siteUrl, dataDir, logLevel, bucket } = env
  for (const given of [edge!, next!, worker!])
    expect(parseEnv(given)).toMatchObject({ port, host, siteUrl, dataDir, logLevel, bucket, nextPort: 4000 })
  expect(parseEnv(edge!)).toMatchObject({ trustProxy: env.trustProxy, publicUrl: roles.publicUrl })
  expect(parseEnv(next!)).toMatchObject({
    ...roles,
    nodeEnv: 'production',
    smtpUrl: env.smtpUrl,
    mailFrom: env.mailFrom,
    keys: { authSecret: 'auth-secret', emailKey: 'email-key' },
  })
  expect(parseEnv(worker!)).toMatchObject({
    ...roles,
    keys: {},
    smtpUrl: env.smtpUrl,
    mailFrom: env.mailFrom,
  })
})

test('what Node needs of the machine arrives, and an operator’s allocation goes before ours', () => {
  const machine = {
    PATH: '/opt/node/bin',
    HOME: '/home/journal',
    TZ: 'Europe/Paris',
    LC_ALL: 'fr_FR.UTF-8',
    NODE_OPTIONS: '--use-openssl-ca',
    NODE_EXTRA_CA_CERTS: '/etc/ssl/db.pem',
    MALLOC_ARENA_MAX: '4',
  }
  for (const given of Object.values(environments(machine))) expect(given).toMatchObject(machine)
  expect(machineEnv({ ...machine, LCD: 'x' })).toEqual(machine)
})

test('the edge is told where readers may keep nothing', () => {
  const given = (more: Record<string, string>) =>
    edgePlan(parseEnv({ ...settings, ...more }), undefined, 'start', 4000).env.OFFLINE_READING
  expect([given({}), given({ OFFLINE_READING: 'yes' }), given({ OFFLINE_READING: 'no' })]).toEqual([
    undefined,
    undefined,
    'no',
  ])
})
