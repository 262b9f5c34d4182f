import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { MessagesProvider } from '#components/ui/messages.client.tsx'
import { messages } from '#contract/i18n/messages.ts'
import { AppError } from '#domain/errors.ts'
import { whileAvailable } from './outage.tsx'

const settings = vi.hoisted(() => ({ away: false }))
vi.mock('#domain/settings/queries.ts', () => ({
  getSettings: async () => {
    if (settings.away) throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' })
    return { language: 'en' }
  },
}))

const withCode = (code: string) => Object.assign(new Error(code), { code })
const failing = (error: unknown) =>
  whileAvailable(async () => {
    throw new Error('Failed query', { cause: error })
  })
const shown = async (page: (props: never) => Promise<React.ReactNode>) =>
  renderToStaticMarkup(
    <MessagesProvider locale="fr" timeZone="UTC" messages={messages.fr}>
      {await page({} as never)}
    </MessagesProvider>,
  )

test.each(['55P03', '57014', '57P01', 'ECONNREFUSED'])(
  'a page that meets %s says that the site is away',
  async (code) => {
    const html = await shown(failing(withCode(code)))
    expect(html).toMatch(/<meta name="page-status" content="503"/)
    // The site itself is readable meanwhile.
    expect(html).toContain('href="/"')
  },
)

test('in the language of the site, or in its usual one when that is not known either', async () => {
  expect(await shown(failing(withCode('55P03')))).toContain(messages.en.auth.outage_title)
  settings.away = true
  expect(await shown(failing(withCode('55P03')))).toContain(messages.fr.auth.outage_title)
})

test('a session that cannot be read is an outage too', async () => {
  const page = whileAvailable(async () => {
    throw new AppError('site.unavailable')
  })
  expect(await shown(page)).toContain('503')
})

test('a defect stays one', async () => {
  await expect(failing(withCode('42P01'))({})).rejects.toThrow('Failed query')
})
