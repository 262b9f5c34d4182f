// The choice of display: read before the first paint, kept on this device only, sent nowhere.
;(() => {
  const root = document.documentElement
  const key = 'display'
  const stored = () => {
    try {
      return localStorage.getItem(key) ?? 'auto'
    } catch {
      return 'auto'
    }
  }
  const apply = (choice) => {
    if (choice === 'light' || choice === 'dark') root.dataset.theme = choice
    else delete root.dataset.theme
    for (const control of document.querySelectorAll('[data-display]')) control.value = choice
  }
  root.dataset.js = ''
  apply(stored())
  document.addEventListener('DOMContentLoaded', () => apply(stored()))
  document.addEventListener('change', ({ target }) => {
    if (!target.matches('[data-display]')) return
    try {
      localStorage.setItem(key, target.value)
    } catch {
      // Storage is closed to us: the choice holds for this page.
    }
    apply(target.value)
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
