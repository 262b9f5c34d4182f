'use client'

import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Dialog } from './dialog.client.tsx'
import { Checkbox } from './field.tsx'
import { isHeld } from './held-key.ts'
import { Kbd } from './kbd.tsx'
import { useHydrated } from './use-hydrated.ts'

export type Shortcut = {
  /** `KeyboardEvent.key` of one key without Control, Alt or Meta: 'j', '?', 'Enter', '/'. */
  key: string
  /** What it does, for the list behind `?`. */
  label: string
  run: () => void
  /** Other keys that do the same and are listed with it. */
  also?: readonly string[]
  /** Goes on while the key is held. Only for moving about: what decides is pressed once for each decision. */
  repeats?: boolean
}

/** Somebody who dictates or who types by accident can switch them off (WCAG 2.1.4); kept on this device. */
const storageKey = 'single-key-shortcuts'

function areOn(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off'
  } catch {
    return true
  }
}

function switchTo(on: boolean): void {
  try {
    if (on) localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, 'off')
  } catch {
    // Without storage the choice lasts as long as nothing at all: the shortcuts stay on.
  }
}

/**
 * Single-key shortcuts of a desk. Silent while somebody types, while a dialog or a menu is open, and when
 * a modifier is held: browser and screen-reader commands stay theirs.
 */
export function useShortcuts(shortcuts: readonly Shortcut[], enabled = true): void {
  const current = useRef(shortcuts)
  useEffect(() => {
    current.current = shortcuts
  })
  useEffect(() => {
    if (!enabled) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing)
        return
      if (
        !areOn() ||
        isTyping(event.target) ||
        document.querySelector('[role=dialog],[role=alertdialog],[role=menu]')
      )
        return
      const wanted = event.key.length === 1 ? event.key.toLowerCase() : event.key
      const found = current.current.find((s) => s.key === wanted || s.also?.includes(wanted))
      if (!found) return
      // Enter and Space belong to the control that has the focus.
      if ((wanted === 'Enter' || wanted === ' ') && isControl(event.target)) return
      event.preventDefault()
      if (isHeld(event) && !found.repeats) return
      found.run()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [enabled])
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  )
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a,button,summary,input,[role=button]') !== null
}

/** The list behind `?`, and the button that opens it with a mouse. Listens to `?` by itself. */
export function ShortcutsHelp({
  shortcuts,
  className,
}: {
  shortcuts: readonly Shortcut[]
  className?: string
}) {
  const t = useTranslations()
  const [open, setOpen] = useState(false)
  const [on, setOn] = useState(true)
  // Before the scripts have come it opens nothing, and no key is heard.
  const isHydrated = useHydrated()
  useEffect(() => setOn(areOn()), [])
  useShortcuts([{ key: '?', label: t('common.shortcuts'), run: () => setOpen(true) }])
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        disabled={!isHydrated}
        className={
          className ??
          'hidden min-h-9 items-center gap-2 rounded-control px-2 text-13 text-ink-2 hover:bg-wash hover:text-ink md:inline-flex'
        }
      >
        {t('common.shortcuts')} <Kbd>?</Kbd>
      </button>
      <Dialog open={open} onOpenChange={setOpen} title={t('common.shortcuts')}>
        <Checkbox
          id="shortcuts-on"
          label={t('common.shortcuts_on')}
          checked={on}
          onChange={(event) => {
            switchTo(event.target.checked)
            setOn(event.target.checked)
          }}
          className="mb-2"
        />
        <dl className="text-14 leading-5">
          {shortcuts.map((shortcut) => (
            <div
              key={shortcut.key}
              className="flex items-center justify-between gap-4 border-b border-rule py-2"
            >
              <dt>{shortcut.label}</dt>
              <dd className="flex gap-1">
                {[shortcut.key, ...(shortcut.also ?? [])].map((key) => (
                  <Kbd key={key}>{key.length === 1 ? key.toUpperCase() : key}</Kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  )
}
