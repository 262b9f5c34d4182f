import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test as base, expect, type Page, type Response } from '@playwright/test'

export type Role = 'admin' | 'editor' | 'author' | 'moderator'
type Login = { role: Role; email: string; password: string }

const setting = (name: 'E2E_URL' | 'E2E_DATA_DIR'): string => {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is set by e2e/support/start-product.ts`)
  return value
}

export const siteUrl = (): string => setting('E2E_URL')

export function loginOf(role: Role): Login {
  const logins = JSON.parse(
    readFileSync(join(setting('E2E_DATA_DIR'), 'demo-logins.json'), 'utf8'),
  ) as Login[]
  const login = logins.find((one) => one.role === role)
  if (!login) throw new Error(`No demo login for ${role}`)
  return login
}

/** Said by Playwright, not by a page. */
const noWorkers = /^Service Worker registration blocked by Playwright/

/** Said by Chromium on the way from a page to a file, which cannot say whether it takes part. */
const noTransition = /ViewTransition opt-in disabled$/

let networks = 0

/** A network of its own (RFC 2544 range; limits count a /24), so that rate limits of one test do not meet another's. */
export function someAddress(): string {
  networks += 1
  return `198.${18 + (process.pid % 2)}.${(process.pid * 7 + networks) % 256}.9`
}

const reports = () => {
  const file = join(setting('E2E_DATA_DIR'), 'logs', 'csp-reports.jsonl')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

type Fixtures = { expectedConsole: RegExp[]; watched: undefined }

/**
 * Every page of every test is watched: an unexpected console error, an exception or a report of the content
 * security policy fails the test. A test that provokes an error answer names its console line in `expectedConsole`.
 */
export const test = base.extend<Fixtures>({
  expectedConsole: [[], { option: true }],
  baseURL: async ({ browserName: _ }, use) => use(siteUrl()),
  extraHTTPHeaders: async ({ browserName: _ }, use) => use({ 'x-forwarded-for': someAddress() }),
  watched: [
    async ({ context, expectedConsole }, use) => {
      const problems: string[] = []
      context.on('console', (message) => {
        if (message.type() !== 'error' && message.type() !== 'warning') return
        if (![noWorkers, ...expectedConsole].some((pattern) => pattern.test(message.text())))
          problems.push(`${message.type()}: ${message.text()} (${message.location().url})`)
      })
      context.on('weberror', (error) => {
        const { message } = error.error()
        if (!noTransition.test(message)) problems.push(`exception: ${message}`)
      })
      const before = reports().length
      await use(undefined)
      expect(problems, 'console of the pages').toEqual([])
      expect(reports().slice(before), 'content security policy reports').toBe('')
    },
    { auto: true },
  ],
})

export { expect }

const firstPage = (role: Role) => (role === 'moderator' ? '/moderation' : '/redaction')

/** Through the form, as a person does it. */
export async function signInByForm(page: Page, role: Role): Promise<void> {
  const { email, password } = loginOf(role)
  await page.goto('/connexion')
  await page.getByLabel('Adresse e-mail').fill(email)
  await page.getByLabel('Mot de passe', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.waitForURL(`**${firstPage(role)}`)
}

type Cookies = Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>
/** The sessions of this worker. Signing in hashes a password and loads two pages; once a role is enough. */
const sessions = new Map<Role, Cookies>()

/** The session of an earlier test, for a request before any page. */
export async function takeSession(page: Page, role: Role): Promise<void> {
  await page.context().addCookies(sessions.get(role)!)
}

/**
 * Opens a desk with the session of an earlier test; by the form where there is none, or where somebody has ended it
 * meanwhile.
 */
export async function signIn(
  page: Page,
  role: Role,
  path: string = firstPage(role),
): Promise<Response | null> {
  const known = sessions.get(role)
  if (known !== undefined) {
    await page.context().addCookies(known)
    const answer = await page.goto(path)
    if (!new URL(page.url()).pathname.startsWith('/connexion')) return answer
  }
  await signInByForm(page, role)
  sessions.set(role, await page.context().cookies())
  return page.goto(path)
}
