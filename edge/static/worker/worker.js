// The network first, always; without it, the copies that readers keep of articles (public/keep.js), else the page that lists
// them. Nothing of the desks passes through here. Served as /sw.js, with the build in place of BUILD.
const shell = 'shell BUILD'
const list = 'LIST'
// Its address hangs on the language of the site, which may be another one tomorrow.
const lists = /^(?:LISTS)$/
const closed = /^(?:CLOSED)(?:\/|$)/
let isAway = false

addEventListener('install', (event) => {
  skipWaiting()
  event.waitUntil(fill())
})

/** The list, and what it is shown with. */
async function fill() {
  const cache = await caches.open(shell)
  const page = await fetch(list, { cache: 'no-cache' })
  const html = await page.clone().text()
  if (!mayKeep(page)) throw new Error(page.status)
  // A browser takes no page that was redirected for another one.
  await cache.put(list, new Response(page.body, page))
  const parts = html.match(/\/(?:_next\/static|fonts)\/[\w./~-]+\.(?:css|woff2)/g) ?? []
  await cache.addAll([...new Set(parts), '/reader.js', '/keep.js', '/later.js', '/icon.svg'])
}

addEventListener('activate', (event) => event.waitUntil(start()))

async function start() {
  for (const name of await caches.keys())
    if (name.startsWith('shell ') && name !== shell) await caches.delete(name)
}

const isGone = ({ status }) => status === 404 || status === 410
const mayKeep = ({ status, headers }) =>
  status === 200 && !/no-store|private/.test(headers.get('cache-control') ?? '')

addEventListener('fetch', (event) => {
  const { method, mode, referrer, url } = event.request
  const { origin, pathname, search } = new URL(url)
  if (method !== 'GET' || origin !== location.origin || closed.test(pathname)) return
  if (mode === 'navigate') event.respondWith(open(event, pathname, search))
  else if (isAway && /^\/(?:_next\/static|fonts|media)\/|^\/(?:reader|keep|later)\.js$/.test(pathname)) {
    if (!referrer || !closed.test(new URL(referrer).pathname))
      event.respondWith(fetch(event.request).catch(() => find(pathname)))
  }
})

async function open(event, path, search) {
  let answer
  try {
    answer = await fetch(event.request)
  } catch {
    // Said to whatever worker there is when the network is back.
    await caches.open('away')
  }
  const copy = answer && answer.status < 500 ? null : await find(path)
  isAway = !answer || copy
  if (isAway) return copy ?? (await caches.match(list)) ?? Response.error()
  const kept = search && !isGone(answer) ? null : answer.clone()
  event.waitUntil(
    (async () => {
      if (kept) await renew(path, kept)
      if (await caches.delete('away')) await check()
    })(),
  )
  return answer
}

/** A copy follows its page, and ends with it. */
async function renew(path, answer) {
  const isList = lists.test(path)
  const name = isList ? shell : `page ${path}`
  if (isGone(answer)) return caches.delete(name)
  // A page that moved is kept under the address it was kept under.
  if (mayKeep(answer) && (await caches.has(name)))
    await (await caches.open(name)).put(isList ? list : path, new Response(answer.body, answer))
}

/** A picture is kept at one width, whichever the page asks for. */
async function find(path) {
  const found = await caches.match(path, { ignoreSearch: true })
  const [folder] = path.match(/^\/media\/[^/]+\//) ?? []
  if (found || !folder) return found
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) if (request.url.includes(folder)) return cache.match(request)
  }
}

addEventListener('message', (event) => event.waitUntil(check(event.data, event.source)))

/** All that was kept is asked for again, and what a list names besides: what was withdrawn meanwhile goes at once. */
async function check(named = [], client) {
  const gone = []
  const kept = (await caches.keys()).filter((name) => name.startsWith('page '))
  try {
    for (const path of new Set([...kept.map((name) => name.slice(5)), ...named])) {
      const answer = await fetch(path, { cache: 'no-cache' })
      if (isGone(answer)) gone.push(path)
      await renew(path, answer)
    }
  } catch {
    // Away again: the next page says so.
    return
  }
  client?.postMessage(gone)
}
