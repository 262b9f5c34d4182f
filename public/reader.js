// How the page is shown (/affichage): read before the first paint, kept on this device only, sent nowhere.
;(() => {
  const root = document.documentElement
  const chosen = {}
  const choice = (key) => {
    try {
      return localStorage.getItem(key) ?? 'auto'
    } catch {
      // Storage is closed to us: a choice holds for this page.
      return chosen[key] ?? 'auto'
    }
  }
  const apply = () => {
    root.dataset.theme = choice('display')
    root.dataset.size = choice('size')
    root.dataset.face = choice('face')
    // The bar of the browser goes with the page: of the two colours, the one that was chosen.
    for (const bar of document.querySelectorAll('[name=theme-color]')) {
      const { theme } = root.dataset
      const media = (bar.dataset.media ??= bar.media)
      bar.media = theme === 'auto' ? media : media.includes(theme) ? 'all' : 'not all'
    }
    for (const control of document.querySelectorAll('[data-choice]'))
      control.checked = control.value === choice(control.name)
  }
  root.dataset.js = ''
  apply()
  document.addEventListener('DOMContentLoaded', () => {
    apply()
    // What an article does besides, and the page of what was kept.
    for (const name of ['keep', 'later']) {
      if (!document.querySelector(`[data-${name}]`)) continue
      const script = document.createElement('script')
      script.src = `/${name}.js`
      document.head.append(script)
    }
  })
  // A page that comes back as it was left, and one in another tab.
  for (const event of ['pageshow', 'storage']) addEventListener(event, apply)
  document.addEventListener('change', ({ target }) => {
    if (!target.matches('[data-choice]')) return
    chosen[target.name] = target.value
    try {
      localStorage.setItem(target.name, target.value)
    } catch {
      // As above.
    }
    apply()
  })
})()

// The client code of the comments, which the edge has put aside (edge/page-cache/page/deferral), comes at their first touch. Nothing
// waits for it: until then, and if it never comes, the form is a form and posts by itself.
;(() => {
  const touches = ['pointerover', 'focusin', 'touchstart']
  const replay = () => {
    const block = document.getElementById('deferred')
    if (!block) return
    const { flight, turbopack, chunks } = JSON.parse(block.textContent)
    block.remove()
    Object.assign(self, { __next_f: flight, TURBOPACK: turbopack })
    for (const src of chunks) {
      // Only files of the build, whatever the page says.
      if (!src.startsWith('/_next/static/')) continue
      const script = document.createElement('script')
      script.src = src
      script.async = true
      document.head.append(script)
    }
  }
  const touched = ({ target }) => {
    if (!target.closest?.('[data-hydrate]')) return
    for (const touch of touches) document.removeEventListener(touch, touched, true)
    // While the page arrives, the block at its end is not there yet.
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', replay)
    else replay()
  }
  for (const touch of touches) document.addEventListener(touch, touched, { capture: true, passive: true })
})()

// The device's own sheet for sharing, where it has one; and the passage that a reader has selected, for the form for an error:
// it goes from page to page in this tab only.
;(() => {
  const key = 'passage'
  const passage = () => {
    const selection = getSelection()
    const text = String(selection ?? '').trim()
    const start = text && selection.getRangeAt(0).startContainer
    if (!start || !document.querySelector('#paragraphes')?.contains(start)) return null
    // The last number before it.
    const before = [...document.querySelectorAll('.paragraph-mark')].filter(
      (mark) => mark.compareDocumentPosition(start) & 4,
    )
    return { path: location.pathname, text: text.slice(0, 1000), number: before.at(-1)?.dataset.number ?? '' }
  }
  const keep = () => {
    const found = passage()
    try {
      if (found) sessionStorage.setItem(key, JSON.stringify(found))
      else sessionStorage.removeItem(key)
    } catch {
      // Storage is closed to us: the form is there without the passage.
    }
  }
  const fill = (form) => {
    try {
      const { path, text, number } = JSON.parse(sessionStorage.getItem(key))
      sessionStorage.removeItem(key)
      if (!location.pathname.startsWith(`${path}/`)) return
      const { elements } = form
      if (!elements.passage.value) elements.passage.value = text
      if (!elements.paragraph.value) elements.paragraph.value = number
    } catch {
      // Nothing was selected, or it cannot be read.
    }
  }
  document.addEventListener('DOMContentLoaded', () => {
    if (globalThis.navigator?.share) for (const button of document.querySelectorAll('[data-share]')) button.hidden = false
    for (const form of document.querySelectorAll('[data-report-form]')) fill(form)
  })
  document.addEventListener('selectionchange', () => {
    const link = document.querySelector('[data-report-passage]')
    if (link) link.hidden = !passage()
  })
  // The selection is gone by the time of the click, unless it is a key's.
  for (const touch of ['pointerdown', 'keydown'])
    document.addEventListener(touch, ({ target }) => {
      if (target.closest?.('[data-report], [data-report-passage]')) keep()
    })
  document.addEventListener('click', ({ target }) => {
    const { share: title, url } = target.closest?.('[data-share]')?.dataset ?? {}
    if (url) navigator.share({ title, url }).catch(() => {})
  })
})()

// Suggestions for the search come with the first touch of its field: whoever does not search does not load them.
;(() => {
  const load = ({ target }) => {
    if (!target.matches?.('[data-suggest]')) return
    document.removeEventListener('focusin', load)
    document.head.append(Object.assign(document.createElement('script'), { src: '/search.js', async: true }))
  }
  document.addEventListener('focusin', load)
})()
