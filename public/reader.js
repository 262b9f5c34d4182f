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
