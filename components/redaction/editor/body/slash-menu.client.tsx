'use client'

import type { Editor } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { useEditorState } from '@tiptap/react'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslations } from 'use-intl'
import { classNames } from '#components/ui/class-names.ts'
import { isHeld } from '#components/ui/held-key.ts'
import type { Insertion } from '../blocks/insertions.ts'
import { useLineChoices } from './line-choices.ts'
import { matching, type SlashQuery, slashQuery } from './slash-query.ts'

const key = new PluginKey('slashMenu')
/** CSS pixels: between the line and the list, and the most that the list is high. */
const gap = 6
const tallest = 320

/**
 * A slash at the beginning of an empty line offers everything that the line can become. The cursor stays in the text, which
 * says which entry is chosen (`aria-activedescendant`); what is typed narrows the list, and Escape leaves the slash alone.
 */
export function SlashMenu({ editor, onPicture }: { editor: Editor; onPicture: () => void }) {
  const t = useTranslations()
  const id = useId()
  const found = useEditorState({
    editor,
    selector: ({ editor: e }) => (e.isEditable && e.isFocused ? slashQuery(e.state) : null),
  })
  const [left, setLeft] = useState<number | null>(null)
  const [at, setAt] = useState(0)
  const choices = matching(useLineChoices(editor, onPicture), found?.query ?? '')
  const isOpen = found !== null && found.from !== left && choices.length > 0
  const current = Math.min(at, choices.length - 1)

  // What is left is left for this line; the next slash is another question.
  useEffect(() => {
    if (found === null) setLeft(null)
  }, [found])
  // biome-ignore lint/correctness/useExhaustiveDependencies: other letters make another list, read from its beginning.
  useEffect(() => setAt(0), [found?.query])

  const choose = (choice: Insertion | undefined) => {
    if (!found || !choice) return
    editor.view.dispatch(editor.state.tr.delete(found.from, found.from + found.query.length + 1))
    choice.insert()
  }
  const press = (event: KeyboardEvent): boolean => {
    if (!isOpen || event.isComposing) return false
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setAt((current + step + choices.length) % choices.length)
    else if (event.key === 'Enter' || event.key === 'Tab') {
      if (!isHeld(event)) choose(choices[current])
    } else if (event.key === 'Escape') setLeft(found.from)
    else return false
    return true
  }
  const pressed = useRef(press)
  useEffect(() => {
    pressed.current = press
  })
  useEffect(() => {
    const plugin = new Plugin({
      key,
      props: { handleKeyDown: (_view, event) => pressed.current(event) },
    })
    // Before all others: they too know what Enter and the arrows do.
    editor.registerPlugin(plugin, (own, others) => [own, ...others])
    return () => {
      if (!editor.isDestroyed) editor.unregisterPlugin(key)
    }
  }, [editor])
  useEffect(() => {
    if (!isOpen) return
    const text = editor.view.dom
    const said = {
      'aria-autocomplete': 'list',
      'aria-controls': `${id}-list`,
      'aria-activedescendant': `${id}-${current}`,
    }
    for (const [name, value] of Object.entries(said)) text.setAttribute(name, value)
    return () => {
      for (const name of Object.keys(said)) text.removeAttribute(name)
    }
  }, [editor, isOpen, id, current])

  return (
    <>
      <p role="status" className="sr-only">
        {isOpen ? t('slash.count', { count: choices.length }) : ''}
      </p>
      {isOpen
        ? createPortal(
            <Choices
              id={id}
              label={t('slash.label')}
              editor={editor}
              found={found}
              {...{ choices, current }}
              onChoose={choose}
            />,
            document.body,
          )
        : null}
    </>
  )
}

function Choices({
  id,
  label,
  editor,
  found,
  choices,
  current,
  onChoose,
}: {
  id: string
  label: string
  editor: Editor
  found: SlashQuery
  choices: readonly Insertion[]
  current: number
  onChoose: (choice: Insertion) => void
}) {
  const list = useRef<HTMLUListElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: fewer choices make a lower list, which stands elsewhere above a line.
  useLayoutEffect(() => {
    const place = () => {
      if (!list.current) return
      const line = editor.view.coordsAtPos(found.from)
      const { width, height } = list.current.getBoundingClientRect()
      const isAbove = line.bottom + gap + height > window.innerHeight && line.top - gap - height > 0
      list.current.style.top = `${isAbove ? line.top - gap - height : line.bottom + gap}px`
      list.current.style.left = `${Math.max(8, Math.min(line.left, window.innerWidth - width - 8))}px`
    }
    place()
    window.addEventListener('scroll', place, true)
    window.addEventListener('resize', place)
    return () => {
      window.removeEventListener('scroll', place, true)
      window.removeEventListener('resize', place)
    }
  }, [editor, found.from, choices.length])
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <ul
      ref={list}
      id={`${id}-list`}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the pattern of a list that a text box controls.
      role="listbox"
      aria-label={label}
      style={{ maxHeight: tallest }}
      className="fixed z-50 w-72 max-w-[calc(100vw-16px)] overflow-y-auto border border-ink bg-paper py-1 text-14 leading-5"
    >
      {choices.map((choice, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: keys are the text's, where the cursor stays.
        <li
          key={choice.key}
          id={`${id}-${index}`}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as above.
          role="option"
          aria-selected={index === current}
          // A press must not take the cursor out of the text.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(choice)}
          className={classNames(
            'flex min-h-11 cursor-default items-center px-3 py-1.5 hover:bg-wash md:min-h-9',
            index === current && 'bg-wash font-semibold outline-2 -outline-offset-2 outline-accent',
          )}
        >
          {choice.label}
        </li>
      ))}
    </ul>
  )
}
