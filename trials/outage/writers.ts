import { randomInt, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a writer gets: the status, how long it took, and what is missing from the answer. */
export type Answered = { writer: string; status: number; seconds: number; problem?: string }

export type Writers = {
  /** A guest without JavaScript, one with it, an editor's autosave, and somebody who signs in: all at once. */
  writeAll(): Promise<Answered[]>
  /** A guest's comment and an editor's autosave are acknowledged. */
  areHeard(): Promise<boolean>
}

const sentences = {
  name: 'Zoé Été',
  email: 'zoe@example.org',
  body: 'Ma phrase, longue de dix ans : « gardez-la ».',
}

/** No two alike: the site would take the second for the first. */
const commentOn = (articleId: string): Record<string, string> => ({
  ...sentences,
  articleId,
  parentId: '',
  website: '',
  formToken: '',
  requestId: randomUUID(),
  body: `${sentences.body} ${randomUUID()}`,
})

export async function createWriters(origin: string, dataDir: string, articleIds: string[]): Promise<Writers> {
  const desk = await openDesk(origin, dataDir)
  let turn = 0
  const comment = () => commentOn(articleIds[++turn % articleIds.length]!)
  const form = (fields: Record<string, string>, headers: Record<string, string> = {}): RequestInit => ({
    method: 'POST',
    redirect: 'manual',
    headers: { origin, accept: 'text/html', 'x-forwarded-for': network(), ...headers },
    body: new URLSearchParams(fields),
  })
  const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
    method: 'POST',
    headers: {
      origin,
      accept: 'application/json',
      'content-type': 'application/json',
      'x-forwarded-for': network(),
      ...headers,
    },
    body: JSON.stringify(body),
  })
  const postComment = (asForm: boolean) =>
    fetch(`${origin}/api/comments`, asForm ? form(comment()) : json(comment()))
  const sendDraft = () => fetch(`${origin}${desk.address}`, json(desk.body, { cookie: desk.cookie }))
  const signIn = () =>
    fetch(`${origin}/api/auth/sign-in`, form({ email: desk.email, password: 'wrong on purpose', suite: '' }))

  return {
    async writeAll() {
      const typed = Object.values(sentences).slice(0, 2)
      return Promise.all([
        time(
          'comment, form',
          () => postComment(true),
          (text) => [...typed, 'gardez-la'].every((part) => text.includes(part)),
        ),
        time('comment, script', () => postComment(false), hasCode),
        time('autosave', sendDraft, hasCode),
        time('sign-in', signIn, (text) => text.includes('<html lang="fr">'), isSentBack),
      ])
    },
    async areHeard() {
      try {
        const [posted, saved] = await Promise.all([postComment(false), sendDraft()])
        if (saved.ok) desk.body.baseVersion = ((await saved.json()) as Saved).data.version
        return posted.status === 201 && saved.ok
      } catch {
        return false
      }
    },
  }
}

/** One guest's comment, and how it was answered; status 0 when it was not. */
export async function sendComment(
  origin: string,
  articleId: string,
): Promise<{ status: number; seconds: number }> {
  const begun = performance.now()
  const seconds = () => (performance.now() - begun) / 1000
  try {
    const answer = await fetch(`${origin}/api/comments`, {
      method: 'POST',
      headers: {
        origin,
        accept: 'application/json',
        'content-type': 'application/json',
        'x-forwarded-for': network(),
      },
      body: JSON.stringify(commentOn(articleId)),
    })
    await answer.arrayBuffer()
    return { status: answer.status, seconds: seconds() }
  } catch {
    return { status: 0, seconds: seconds() }
  }
}

type Saved = { data: { version: number } }

const hasCode = (text: string): boolean => /"code":"site\.[a-z_]+"/.test(text)

/** Before anybody can know of the outage, the form itself comes back with its reason. */
const isSentBack = (answer: Response): boolean =>
  answer.status === 303 && (answer.headers.get('location') ?? '').includes('site.unavailable')

/** Each from another network, so that no limit of the site meets this script. */
const network = (): string =>
  `2001:db8:${randomInt(65_536).toString(16)}:${randomInt(65_536).toString(16)}::1`

async function time(
  writer: string,
  send: () => Promise<Response>,
  isKind: (text: string) => boolean,
  isOtherwiseRight: (answer: Response) => boolean = () => false,
): Promise<Answered> {
  const begun = performance.now()
  const seconds = () => (performance.now() - begun) / 1000
  try {
    const answer = await send()
    const text = await answer.text()
    const answered = { writer, status: answer.status, seconds: seconds() }
    if (isOtherwiseRight(answer)) return answered
    if (answer.status !== 503) return { ...answered, problem: `status ${answer.status}` }
    if (!answer.headers.has('retry-after')) return { ...answered, problem: 'no Retry-After' }
    return isKind(text) ? answered : { ...answered, problem: 'the answer does not say what it should' }
  } catch (error) {
    return { writer, status: 0, seconds: seconds(), problem: (error as Error).message }
  }
}

type Desk = {
  cookie: string
  email: string
  address: string
  body: { baseVersion: number; overwrite: boolean; content: unknown }
}

/** Signs in as the editor of the demo newsroom and begins an article. */
async function openDesk(origin: string, dataDir: string): Promise<Desk> {
  const logins = JSON.parse(readFileSync(join(dataDir, 'demo-logins.json'), 'utf8')) as Record<
    string,
    string
  >[]
  const { email, password } = logins.find(({ role }) => role === 'editor') as {
    email: string
    password: string
  }
  const entered = await fetch(`${origin}/api/auth/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin },
    body: new URLSearchParams({ email, password, suite: '' }),
  })
  const cookie = entered.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const made = await fetch(`${origin}/api/articles`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin, cookie },
    body: new URLSearchParams(),
  })
  const id = /\/redaction\/articles\/([0-9a-f-]{36})/.exec(made.headers.get('location') ?? '')?.[1]
  if (id === undefined) throw new Error(`No article could be begun (${entered.status}, ${made.status}).`)
  const address = `/redaction/articles/${id}/brouillon`
  const read = await fetch(origin + address, { headers: { cookie, accept: 'application/json' } })
  const { data } = (await read.json()) as { data: { version: number; content: unknown } }
  return {
    cookie,
    email,
    address,
    body: { baseVersion: data.version, overwrite: false, content: data.content },
  }
}
