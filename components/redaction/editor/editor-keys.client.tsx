'use client'

import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Dialog } from '#components/ui/dialog.client.tsx'
import { isHeld } from '#components/ui/held-key.ts'
import { Kbd } from '#components/ui/kbd.tsx'
import { useModifierName } from './body/modifier.ts'

type Handlers = { onSave: () => void; onStep: () => void; onHelp: () => void }

/** Shortcuts that work wherever the cursor is. With Control or Command, because everything else is text. */
export function useEditorKeys(handlers: Handlers) {
  const current = useRef(handlers)
  useEffect(() => {
    current.current = handlers
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      const run = { s: current.current.onSave, Enter: current.current.onStep, '/': current.current.onHelp }[
        event.key
      ]
      if (!run) return
      event.preventDefault()
      event.stopPropagation()
      if (isHeld(event)) return
      if (event.key === 's' || !document.querySelector('[role=dialog],[role=alertdialog]')) run()
    }
    // Before the editor of the body, which would make a line break of Ctrl + Enter.
    document.addEventListener('keydown', onKeyDown, { capture: true })
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
}

export function EditorKeys({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations()
  const mod = useModifierName()
  const start = t('redaction.keys.lineStart')
  const rows: [label: string, keys: string[], aside?: string][] = [
    [t('redaction.keys.save'), [mod, 'S']],
    [t('redaction.keys.publish'), [mod, '↵']],
    [t('redaction.keys.help'), [mod, '/']],
    [t('redaction.keys.bold'), [mod, 'B']],
    [t('redaction.keys.italic'), [mod, 'I']],
    [t('redaction.keys.link'), [mod, 'K']],
    [t('slash.label'), ['/'], start],
    [t('redaction.keys.heading'), ['##', '###'], start],
    [t('redaction.keys.list'), ['-', '1.'], start],
    [t('redaction.keys.quote'), [mod, '⇧', 'B']],
    [t('redaction.keys.pullQuote'), [mod, '⇧', 'E']],
    [t('redaction.keys.undo'), [mod, 'Z', '⇧']],
  ]
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('redaction.keys.title')}>
      <dl className="text-14 leading-5">
        {rows.map(([label, keys, aside]) => (
          <div key={label} className="flex items-center justify-between gap-4 border-b border-rule py-2">
            <dt>{label}</dt>
            <dd className="flex flex-wrap items-center justify-end gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
              {aside ? <span className="text-13 text-ink-2">{aside}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
