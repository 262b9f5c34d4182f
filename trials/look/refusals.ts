import { randomUUID } from 'node:crypto'
import { renderUndeliveredComment } from '#edge/responses/comment-retry-page.ts'
import { renderErrorPage } from '#edge/responses/error-page.ts'
import { type Identity, identity } from '#edge/responses/site-identity.ts'
import type { Template } from './templates.ts'

/** Where they are shown: nothing of the site has this address. */
const path = '/refus'

/** What is said to those who cannot be served: asked of the site, or written by the edge alone. */
export async function refusals(origin: string, article: string): Promise<Template[]> {
  const page = await (await fetch(origin + article)).text()
  const [, articleId = ''] = /name="articleId" value="([^"]+)"/.exec(page) ?? []
  const post = (fields: Record<string, string>, network: string) =>
    fetch(`${origin}/api/comments`, {
      method: 'POST',
      headers: { origin, accept: 'text/html', 'x-forwarded-for': network },
      redirect: 'manual',
      body: new URLSearchParams({ articleId, name: 'Odette', email: 'odette@example.org', ...fields }),
    })
  const mistakes = await shown(
    'comment-mistakes',
    422,
    await post({ name: '', email: 'a@', body: '' }, '198.18.0.9'),
  )
  let crowd = await post({ body: randomUUID() }, '198.18.1.9')
  for (let turn = 0; turn < 10 && crowd.status !== 429; turn++)
    crowd = await post({ body: `${randomUUID()} : une phrase de plus.` }, '198.18.1.9')
  return [
    mistakes,
    await shown('comment-too-often', 429, crowd),
    await shown('address-unreadable', 400, await fetch(`${origin}/x%00`)),
    ...edgePages(identity('Plein Jour', 'fr'), ''),
    ...edgePages(identity('Broad Daylight', 'en'), 'english-'),
  ]
}

async function shown(name: string, status: number, answer: Response): Promise<Template> {
  if (answer.status !== status) throw new Error(`${name}: ${answer.status} where ${status} was expected`)
  return { name, path, status, html: await answer.text() }
}

function edgePages(who: Identity, prefix: string): Template[] {
  const { overloaded, unavailable } = who.words.site
  const typed = new URLSearchParams({
    articleId: randomUUID(),
    name: 'Odette',
    email: 'odette@example.org',
    body: 'Une phrase à laquelle je tiens.',
  })
  return [
    { name: 'edge-overloaded', status: 503, html: renderErrorPage(who, overloaded) },
    { name: 'edge-unavailable', status: 503, html: renderErrorPage(who, unavailable) },
    { name: 'edge-missing', status: 404, html: renderErrorPage(who, who.words.request.not_found) },
    {
      name: 'edge-comment-back',
      status: 503,
      html: renderUndeliveredComment(Buffer.from(typed.toString()), { ...who, status: 503 }),
    },
  ].map((one) => ({ ...one, name: prefix + one.name, path }))
}
