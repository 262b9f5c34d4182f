'use client'

import { Popover } from '@base-ui/react/popover'
import { Toolbar as BaseToolbar } from '@base-ui/react/toolbar'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field.tsx'
import { isHeld } from '#components/ui/held-key.ts'
import { Tooltip } from '#components/ui/tooltip.client.tsx'
import { focusBody } from './focus-body.ts'
import { icons } from './icons.tsx'
import { hrefFrom } from './schema.ts'
import { toolClass } from './tool-class.ts'

/** Adds, changes or removes the link under the cursor. The selection waits in the text while the address is typed. */
export function LinkButton({ editor, keys }: { editor: Editor; keys: readonly string[] }) {
  const t = useTranslations()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [isWrong, setWrong] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const { href, isEmpty } = useEditorState({
    editor,
    selector: ({ editor: e }) => ({
      href: (e.getAttributes('link').href as string | undefined) ?? null,
      isEmpty: e.state.selection.empty,
    }),
  })

  function change(next: boolean) {
    if (next) {
      // An address typed and not applied is still there when the box opens again.
      const current = editor.getAttributes('link').href as string | undefined
      setTyped((before) => current ?? before)
      setWrong(false)
    }
    setOpen(next)
  }
  const toggle = useRef(change)
  useEffect(() => {
    toggle.current = change
  })
  useEffect(() => {
    const element = editor.view.dom
    const onKeyDown = (event: KeyboardEvent) => {
      if (
        !(event.ctrlKey || event.metaKey) ||
        event.altKey ||
        event.shiftKey ||
        event.key.toLowerCase() !== 'k'
      )
        return
      event.preventDefault()
      if (!isHeld(event)) toggle.current(true)
    }
    element.addEventListener('keydown', onKeyDown)
    return () => element.removeEventListener('keydown', onKeyDown)
  }, [editor])

  function apply(event: FormEvent) {
    event.preventDefault()
    const address = hrefFrom(typed)
    if (address === null) {
      setWrong(true)
      input.current?.focus()
      return
    }
    focusBody(editor)
    const chain = editor.chain().extendMarkRange('link')
    if (isEmpty && href === null) {
      chain
        .insertContent({
          type: 'text',
          text: typed.trim(),
          marks: [{ type: 'link', attrs: { href: address } }],
        })
        .run()
    } else chain.setMark('link', { href: address }).run()
    setTyped('')
    setOpen(false)
  }

  function remove() {
    focusBody(editor)
    editor.chain().extendMarkRange('link').unsetMark('link').run()
    setTyped('')
    setOpen(false)
  }

  return (
    <Popover.Root open={open} onOpenChange={change}>
      <Tooltip label={t('redaction.toolbar.link')} keys={keys}>
        <BaseToolbar.Button
          render={<Popover.Trigger />}
          aria-label={t('redaction.toolbar.link')}
          aria-pressed={href !== null}
          className={`${toolClass} focus-visible:-outline-offset-2`}
        >
          {icons.link}
        </BaseToolbar.Button>
      </Tooltip>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} className="z-50">
          <Popover.Popup
            initialFocus={input}
            finalFocus={false}
            className="w-[min(92vw,380px)] border border-t-4 border-ink bg-paper p-4 text-ink"
          >
            <Popover.Title className="sr-only">{t('redaction.toolbar.link')}</Popover.Title>
            <form onSubmit={apply} className="grid gap-3">
              <TextField
                ref={input}
                id="link-address"
                label={t('redaction.link.address')}
                hint={t('redaction.link.hint')}
                error={isWrong ? t('redaction.link.wrong') : undefined}
                value={typed}
                onChange={(event) => {
                  setTyped(event.target.value)
                  setWrong(false)
                }}
                inputMode="url"
                autoComplete="off"
                spellCheck={false}
              />
              <div className="flex flex-wrap gap-2">
                <Button type="submit" look="primary">
                  {t('redaction.link.apply')}
                </Button>
                {href === null ? null : (
                  <Button look="quiet" onClick={remove}>
                    {t('redaction.link.remove')}
                  </Button>
                )}
              </div>
            </form>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
