// What a reader keeps of an article, on this device and nowhere else: for later, among those read last, and how far.
;(() => {
  const all = (selector) => [...document.querySelectorAll(selector)]
  const one = (selector) => document.querySelector(selector)
  const { keep: href, title } = one('[data-keep]').dataset
  const most = { saved: 30, read: 20 }
  const list = (name) => {
    try {
      return JSON.parse(localStorage.getItem(name)) ?? []
    } catch {
      return []
    }
  }
  const others = (name) => list(name).filter((entry) => entry.href !== href)
  const put = (name, entries) => {
    try {
      localStorage.setItem(name, JSON.stringify(entries.slice(0, most[name])))
    } catch {
      // Storage is closed to us: nothing is kept.
    }
  }

  // What is shown offline (edge/static/worker/worker.js): a cache an article, for those on a list.
  const copy = async (source) => {
    const links = all('link[rel=stylesheet]').map((link) => link.href)
    const urls = [href, ...links, ...all('article img').map(source).filter(Boolean)]
    // The page has just loaded them: they come from the browser's own store.
    const answers = await Promise.all(urls.map((url) => fetch(url, { cache: 'force-cache' })))
    if (!answers[0].ok || /no-store/.test(answers[0].headers.get('cache-control'))) return
    const cache = await caches.open(`page ${href}`)
    await Promise.all(answers.map((answer, i) => answer.ok && cache.put(urls[i], answer)))
  }
  const tidy = async () => {
    const kept = [...list('saved'), ...list('read')].map((entry) => `page ${entry.href}`)
    for (const name of await caches.keys())
      if (name.startsWith('page ') && !kept.includes(name)) await caches.delete(name)
  }
  const keep = (source) => {
    if (navigator.serviceWorker)
      copy(source)
        .then(tidy)
        .catch(() => {})
  }

  const marks = all('.paragraph-mark')
  let number = list('read').find((entry) => entry.href === href)?.number ?? 0
  const note = () =>
    put('read', [{ href, title, at: Date.now(), number, of: marks.length }, ...others('read')])
  note()

  const button = one('[data-save]')
  const isSaved = () => others('saved').length < list('saved').length
  const show = () => {
    button.textContent = isSaved() ? button.dataset.saved : button.dataset.save
    button.disabled = !isSaved() && list('saved').length >= most.saved
    one('[data-full]').hidden = !button.disabled
  }
  button.hidden = false
  button.addEventListener('click', () => {
    put('saved', isSaved() ? others('saved') : [{ href, title, at: Date.now() }, ...list('saved')])
    show()
    keep((img) => img.currentSrc || img.src)
  })
  show()

  // Offered where there is something to go back to and something left to read, until the reader moves on.
  const resume = one('[data-resume]')
  if (number > 3 && number < marks.length - 2 && !location.hash) {
    resume.href = `#paragraphe-${number}`
    resume.hidden = false
  }
  let due
  const moved = () => {
    const passed = marks.filter((mark) => mark.getBoundingClientRect().top < innerHeight / 2).length
    if (!passed || (!resume.hidden && passed < number - 1)) return
    resume.hidden = true
    number = passed
    note()
  }
  addEventListener(
    'scroll',
    () => {
      clearTimeout(due)
      due = setTimeout(moved, 300)
    },
    { passive: true },
  )

  const ready = () => {
    keep((img) => img.currentSrc)
    const worker = navigator.serviceWorker
    worker?.register('/sw.js').catch(() => {})
    // Once a day the copies are held against the site.
    const [last = 0] = list('checked')
    if (Date.now() - last < 864e5) return
    put('checked', [Date.now()])
    worker?.ready.then(({ active }) => active.postMessage([]))
  }
  if (document.readyState === 'complete') ready()
  else addEventListener('load', ready)
})()
