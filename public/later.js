// The page of what was kept on this device (/a-lire-plus-tard): also what is shown when there is no network.
;(() => {
  const one = (selector, within = document) => within.querySelector(selector)
  const list = (name) => {
    try {
      return JSON.parse(localStorage.getItem(name)) ?? []
    } catch {
      return []
    }
  }
  const names = ['saved', 'read']
  const put = (name, entries) => {
    try {
      localStorage.setItem(name, JSON.stringify(entries))
    } catch {
      // Storage is closed to us, and the lists are empty.
    }
  }
  // Copies of what is on no list any more go.
  const tidy = async () => {
    if (!globalThis.caches) return
    const kept = names.flatMap(list).map(({ href }) => `page ${href}`)
    for (const name of await caches.keys())
      if (name.startsWith('page ') && !kept.includes(name)) await caches.delete(name)
  }
  const forget = (lists, isForgotten) => {
    for (const name of lists)
      put(
        name,
        list(name).filter((entry) => !isForgotten(entry)),
      )
    show()
    tidy().catch(() => {})
  }

  const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long' })
  const row = (name, entry) => {
    const item = one('template').content.cloneNode(true)
    const link = one('a', item)
    const resume = one('[data-resume]', item)
    const remove = one('button', item)
    link.href = entry.href
    link.textContent = entry.title
    one('time', item).textContent = day.format(entry.at)
    const { number, of } = list('read').find(({ href }) => href === entry.href) ?? {}
    if (number > 3 && number < of - 2) {
      resume.hidden = false
      resume.href = `${entry.href}#paragraphe-${number}`
      one('span', resume).textContent = `${Math.round((number / of) * 100)} %`
    }
    remove.ariaLabel = remove.dataset.label.replace('…', entry.title)
    remove.addEventListener('click', () => {
      forget([name], ({ href }) => href === entry.href)
      one(`#${name} h2`).focus()
    })
    return item
  }
  const show = () => {
    for (const name of names) {
      const entries = list(name)
      const part = one(`#${name}`)
      one('ul', part).replaceChildren(...entries.map((entry) => row(name, entry)))
      one('[data-empty]', part).hidden = entries.length > 0
      one('[data-clear]', part).hidden = entries.length === 0
    }
    const isElsewhere = location.pathname !== one('[data-later]').dataset.later
    one('[data-offline]').hidden = navigator.onLine && !isElsewhere
    one('[data-elsewhere]').hidden = !isElsewhere
  }
  for (const name of names)
    one(`#${name} [data-clear]`).addEventListener('click', () => {
      forget([name], () => true)
      one(`#${name} h2`).focus()
    })

  // The network is there: what was withdrawn meanwhile goes, and is said.
  const worker = navigator.serviceWorker
  const check = () =>
    worker?.ready
      .then(({ active }) => active.postMessage(names.flatMap(list).map(({ href }) => href)))
      .catch(() => {})
  worker?.addEventListener('message', ({ data: gone }) => {
    if (!names.flatMap(list).some(({ href }) => gone.includes(href))) return
    forget(names, ({ href }) => gone.includes(href))
    one('[data-gone]').hidden = false
  })
  for (const event of ['online', 'offline', 'storage', 'pageshow']) addEventListener(event, show)
  addEventListener('online', check)
  worker?.register('/sw.js').catch(() => {})
  show()
  check()
})()
