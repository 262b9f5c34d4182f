import { describe, expect, test } from 'vitest'
import { EnvError, parseEnv } from './env.ts'

describe('parseEnv', () => {
  test('needs nothing', () => {
    expect(parseEnv({}, '/srv/site')).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      siteUrl: 'http://localhost:3000',
      dataDir: '/srv/site/data',
      secretsFile: '/srv/site/data/secrets.json',
      seed: 'demo',
      takeOverDatabase: false,
      seedGiven: undefined,
      trustProxy: [],
      logLevel: 'info',
      databaseUrl: undefined,
    })
  })

  test('takes an empty variable for an absent one', () => {
    expect(parseEnv({ PORT: '', SITE_URL: ' ', DATABASE_URL: '' })).toMatchObject({ port: 3000 })
  })

  test('derives the address from the port, without repeating the one of http', () => {
    expect(parseEnv({ PORT: '8080' }).siteUrl).toBe('http://localhost:8080')
    expect(parseEnv({ PORT: '80' }).siteUrl).toBe('http://localhost')
  })

  test('reads lists of networks', () => {
    expect(parseEnv({ TRUST_PROXY: '127.0.0.1, 10.0.0.0/8 ::1,fd00::/8' }).trustProxy).toEqual([
      '127.0.0.1',
      '10.0.0.0/8',
      '::1',
      'fd00::/8',
    ])
  })

  test('keeps absolute folders and cleans the origin', () => {
    const env = parseEnv({ DATA_DIR: '/var/données du site', SITE_URL: 'https://www.example.org/' })
    expect(env.dataDir).toBe('/var/données du site')
    expect(env.siteUrl).toBe('https://www.example.org')
  })

  const bad: [string, string][] = [
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '3000a'],
    ['HOST', 'not a host'],
    ['SITE_URL', 'www.example.org'],
    ['SITE_URL', 'https://www.example.org/journal'],
    ['SITE_URL', 'https://user:pass@www.example.org'],
    ['SITE_URL', 'https://www.example.org/?a'],
    ['SITE_URL', 'ftp://www.example.org'],
    ['DATABASE_URL', 'mysql://localhost/site'],
    ['DATABASE_URL', 'localhost'],
    ['DATABASE_APP_URL', 'localhost'],
    ['SEED', 'yes'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', 'everybody'],
    ['SMTP_URL', 'http://mail.example.org'],
    ['SMTP_URL', 'smtp://mail.example.org/?pool=true'],
    ['SMTP_URL', 'smtp://user:100%@mail.example.org'],
    ['MAIL_FROM', 'La Lanterne <noreply@example.org>'],
    ['MAIL_FROM', 'a@example.org, b@example.org'],
    ['LOG_LEVEL', 'loud'],
    ['LOG_TO', 'syslog'],
    ['NODE_ENV', 'staging'],
    ['PLEIN_JOUR_NEXT_PORT', 'x'],
  ]
  test.each(bad)('refuses %s=%s and says what it accepts', (name, value) => {
    expect(() => parseEnv({ [name]: value })).toThrow(EnvError)
    expect(() => parseEnv({ [name]: value })).toThrow(new RegExp(`^${name} is .+ but must be .+\\.$`))
  })

  test('mail comes from the site’s own domain, or from the address that was set', () => {
    expect(parseEnv({ SITE_URL: 'https://www.example.org' }).mailFrom).toBe('noreply@example.org')
    expect(parseEnv({}).mailFrom).toBe('noreply@localhost')
    // A process is told what another one has worked out.
    for (const SITE_URL of ['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:8080']) {
      const { mailFrom } = parseEnv({ SITE_URL })
      expect(parseEnv({ MAIL_FROM: mailFrom }).mailFrom).toBe(mailFrom)
    }
    expect(parseEnv({ MAIL_FROM: 'desk@example.org' }).mailFrom).toBe('desk@example.org')
  })

  test('a bucket is whole or none, and its key is not repeated', () => {
    const S3 = { S3_BUCKET: 'journal', S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'key' }
    expect(parseEnv({}).bucket).toBeUndefined()
    expect(parseEnv(S3).bucket).toEqual({
      bucket: 'journal',
      endpoint: undefined,
      region: 'us-east-1',
      accessKeyId: 'id',
      secretAccessKey: 'key',
      readKey: undefined,
      pathStyle: false,
    })
    const own = { ...S3, S3_ENDPOINT: 'http://127.0.0.1:9000', S3_REGION: 'fr-par' }
    expect(parseEnv(own).bucket).toMatchObject({ region: 'fr-par', pathStyle: true })
    expect(parseEnv({ ...own, S3_PATH_STYLE: 'no' }).bucket).toMatchObject({ pathStyle: false })
    for (const name of Object.keys(S3))
      expect(() => parseEnv({ ...S3, [name]: '' })).toThrow(new RegExp(`^${name} is missing`))
    const read = { S3_READ_ACCESS_KEY_ID: 'reader', S3_READ_SECRET_ACCESS_KEY: 'reads' }
    expect(parseEnv({ ...S3, ...read }).bucket).toMatchObject({
      accessKeyId: 'id',
      readKey: { accessKeyId: 'reader', secretAccessKey: 'reads' },
    })
    for (const name of Object.keys(read))
      expect(() => parseEnv({ ...S3, ...read, [name]: '' })).toThrow(new RegExp(`^${name} is missing`))
    expect(() => parseEnv(read)).toThrow(/^S3_BUCKET is missing/)
    expect(() => parseEnv({ S3_REGION: 'fr-par' })).toThrow(EnvError)
    expect(() => parseEnv({ ...S3, S3_BUCKET: 'Nom de seau' })).toThrow(EnvError)
  })

  test('does not repeat what may hold a password', () => {
    expect(() => parseEnv({ DATABASE_URL: 'mysql://me:hunter2@localhost/site' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    )
  })
})
