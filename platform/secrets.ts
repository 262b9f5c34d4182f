import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { env } from '#lib/env.ts'
import { writeFileAtomicSync } from './atomic-file.ts'

/**
 * Keys nobody has to invent: made once, kept in DATA_DIR/secrets.json (0600). Losing the file means
 * that stored e-mail addresses cannot be read again, so a file we do not understand is never replaced.
 */

const generators = {
  authSecret: urlSafe,
  emailKey: urlSafe,
  blindIndexKey: urlSafe,
  networkKey: urlSafe,
  formKey: urlSafe,
  // Next decodes this one with plain base64.
  serverActionsKey: () => randomBytes(32).toString('base64'),
  postgresPassword: urlSafe,
  appPassword: urlSafe,
  publicPassword: urlSafe,
} satisfies Record<string, () => string>

export type SecretName = keyof typeof generators
export type Secrets = Readonly<Record<SecretName, string>>

/** Programs that write as the owner, and fill a site with people and comments, count as `seed`. */
export type SecretReader = 'next' | 'worker' | 'seed'

/** Which process is given which key: a hole in one must not open the others. Passwords of the database stay with the supervisor. */
const readers: Record<SecretName, readonly SecretReader[]> = {
  authSecret: ['next'],
  emailKey: ['next', 'seed'],
  blindIndexKey: ['next', 'seed'],
  networkKey: ['next', 'seed'],
  formKey: ['next', 'seed'],
  // Next reads it under a name of its own.
  serverActionsKey: [],
  postgresPassword: [],
  appPassword: [],
  publicPassword: [],
}

/** Pure: the keys of one process, as PLEIN_JOUR_KEYS gives them to it. */
export function keysOf(reader: SecretReader, all: Secrets): string {
  const names = (Object.keys(readers) as SecretName[]).filter((name) => readers[name].includes(reader))
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, all[name]])))
}

export class SecretsError extends Error {
  override readonly name = 'SecretsError'
}

/** Reads DATA_DIR/secrets.json, makes what is missing, changes nothing that is there. */
export function loadSecrets(dataDir: string): Secrets {
  return loadSecretsFile(join(dataDir, 'secrets.json'))
}

export function loadSecretsFile(file: string): Secrets {
  const stored = readStored(file)
  const complete: Record<string, unknown> = { ...stored }
  let added = false
  for (const [name, generate] of Object.entries(generators)) {
    if (complete[name] === undefined) {
      complete[name] = generate()
      added = true
    } else if (typeof complete[name] !== 'string' || (complete[name] as string).length < 32) {
      throw new SecretsError(`${file}: "${name}" is not a key of at least 32 characters. ${advice}`)
    }
  }
  if (added) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileAtomicSync(file, `${JSON.stringify(complete, null, 2)}\n`)
  }
  return complete as Secrets
}

let memo: Secrets | undefined

/** This process's secrets, read once: those it was given, or the whole file for programs that nobody gave any. */
export function secrets(): Secrets {
  const { keys, secretsFile } = env()
  memo ??= keys === undefined ? loadSecretsFile(secretsFile) : onlyThese(keys)
  return memo
}

const keyObjects = new Map<string, KeyObject>()

/** One of them for signing or encrypting, made once: Node takes longer over a buffer than over the signature. */
export function secretKey(name: SecretName): KeyObject {
  const secret = secrets()[name]
  let key = keyObjects.get(secret)
  if (key === undefined) {
    key = createSecretKey(secret, 'base64url')
    keyObjects.set(secret, key)
  }
  return key
}

/** What is not among them says so at once, instead of making a signature with nothing. */
export function onlyThese(keys: Record<string, string>): Secrets {
  return new Proxy(keys, {
    get(given, name) {
      const key = Object.hasOwn(given, name) ? given[String(name)] : undefined
      if (key === undefined && typeof name === 'string' && name in generators)
        throw new SecretsError(
          `"${name}" is not for this process: platform/secrets.ts says who is given which key.`,
        )
      return key
    },
  }) as Secrets
}

const advice =
  'It was left as it is. Put the copy from your backup in its place: without these keys the stored e-mail addresses cannot be read.'

function readStored(file: string): Record<string, unknown> {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw new SecretsError(`${file} cannot be read: ${(error as Error).message}`)
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new SecretsError(`${file} is damaged: it is not JSON. ${advice}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SecretsError(`${file} is damaged: it is not a list of keys. ${advice}`)
  }
  return value as Record<string, unknown>
}

function urlSafe(): string {
  return randomBytes(32).toString('base64url')
}
