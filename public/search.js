// Suggestions while a question is typed (combobox with a list, ARIA 1.2). reader.js loads this at the first touch of a search
// field; without it the field is a form, and stays one: Enter asks what was typed unless a suggestion is chosen.
;(() => {
  const pause = 120
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
    .suggest { position: relative }
    .suggest > ul { position: absolute; z-index: 40; inset-inline-end: 0; top: calc(100% + 4px); width: max(100%, min(26rem, 100vw - 32px));
      background: var(--color-paper); color: var(--color-ink); border: 1px solid var(--color-ink); padding: 4px 0; list-style: none; text-align: start }
    .suggest [role=option] { display: flex; gap: 16px; align-items: baseline; justify-content: space-between; padding: 9px 12px; cursor: pointer;
      font: 400 0.9375rem/1.35 var(--font-sans) }
    .suggest [role=option] > :first-child { overflow-wrap: anywhere }
    .suggest [role=option] > :last-child { flex: none; color: var(--color-ink-2); font-size: 0.8125rem }
    .suggest [aria-selected=true] { background: var(--color-wash); box-shadow: inset 3px 0 var(--color-accent) }
    @media (forced-colors: active) { .suggest [aria-selected=true] { outline: 2px solid Highlight; outline-offset: -2px } }
    .suggest [role=status] { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }`)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]

  const make = (tag, attributes) => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    return element
  }

  const bind = (field) => {
    if (field.role === 'combobox') return
    const form = field.form
    const list = make('ul', { role: 'listbox', id: `${field.id}-suggestions`, 'aria-label': field.dataset.suggest })
    const status = make('p', { role: 'status' })
    list.hidden = true
    form.classList.add('suggest')
    form.append(list, status)
    for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id }))
      field.setAttribute(name, value)

    let timer
    let asked = ''
    let request
    let chosen = -1
    const options = () => [...list.children]

    const close = () => {
      list.hidden = true
      choose(-1)
      field.setAttribute('aria-expanded', 'false')
    }
    const choose = (index) => {
      chosen = index
      for (const [at, option] of options().entries()) option.setAttribute('aria-selected', at === index)
      if (index === -1) field.removeAttribute('aria-activedescendant')
      else {
        field.setAttribute('aria-activedescendant', options()[index].id)
        options()[index].scrollIntoView({ block: 'nearest' })
      }
    }
    const show = ({ items, label }) => {
      list.replaceChildren(
        ...items.map(({ text, kind, href }, at) => {
          const option = make('li', { role: 'option', id: `${list.id}-${at}`, 'aria-selected': 'false', 'data-href': href })
          for (const words of [text, kind]) option.append(Object.assign(make('span', { dir: 'auto' }), { textContent: words }))
          return option
        }),
      )
      choose(-1)
      list.hidden = items.length === 0
      field.setAttribute('aria-expanded', String(items.length > 0))
      status.textContent = items.length > 0 ? label : ''
    }
    const ask = async () => {
      const typed = field.value.trim().replace(/\s+/g, ' ').toLowerCase()
      if (typed === asked) return
      asked = typed
      request?.abort()
      if (typed.length < 2) return close()
      request = new AbortController()
      try {
        const answer = await fetch(`${form.getAttribute('action')}/suggestions?${new URLSearchParams({ q: typed })}`, {
          signal: request.signal,
        })
        if (answer.ok && typed === asked && document.activeElement === field) show(await answer.json())
      } catch {
        // No suggestion is no news: the form is there.
      }
    }

    field.addEventListener('input', () => {
      clearTimeout(timer)
      timer = setTimeout(ask, pause)
    })
    field.addEventListener('keydown', (event) => {
      const last = options().length - 1
      if (event.key === 'Escape' && !list.hidden) close()
      else if (event.key === 'Enter' && chosen !== -1) location.assign(options()[chosen].dataset.href)
      else if (event.key === 'ArrowDown' && last >= 0) {
        list.hidden = false
        field.setAttribute('aria-expanded', 'true')
        choose(chosen === last ? -1 : chosen + 1)
      } else if (event.key === 'ArrowUp' && !list.hidden) choose(chosen === -1 ? last : chosen - 1)
      else return
      event.preventDefault()
    })
    field.addEventListener('blur', close)
    // Before the field loses the focus, and the list with it.
    list.addEventListener('pointerdown', (event) => event.preventDefault())
    list.addEventListener('click', ({ target }) => {
      const option = target.closest('[role=option]')
      if (option) location.assign(option.dataset.href)
    })
    // What was typed while this file was on its way.
    if (field.value) void ask()
  }

  document.addEventListener('focusin', ({ target }) => {
    if (target.matches?.('[data-suggest]')) bind(target)
  })
  if (document.activeElement?.matches('[data-suggest]')) bind(document.activeElement)
})()
