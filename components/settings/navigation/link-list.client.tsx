'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import type { NavigationItem } from '#domain/navigation/navigation.ts'
import { AddLink } from './add-link.client.tsx'
import { keyOf, type Linkable, nameOf } from './item-names.ts'

/** The links of one place, in their order: moved, removed and added by plain buttons. */
export function LinkList({
  id,
  items,
  known,
  most,
  empty,
  onChange,
}: {
  id: string
  items: readonly NavigationItem[]
  known: Linkable
  most: number
  empty: string
  onChange: (items: NavigationItem[]) => void
}) {
  const t = useTranslations()
  const [said, setSaid] = useState('')
  /** The button that was pressed goes along with its link, and keeps the focus. */
  const [focused, setFocused] = useState<{ id: string } | null>(null)
  useEffect(() => {
    if (focused) document.getElementById(focused.id)?.focus()
  }, [focused])
  const named = (item: NavigationItem) => nameOf(item, known, t('navigation.all_sections'))

  function move(from: number, step: -1 | 1) {
    const to = from + step
    if (to < 0 || to >= items.length) return
    const moved = items.toSpliced(from, 1).toSpliced(to, 0, items[from]!)
    onChange(moved)
    const name = named(items[from]!) ?? t('navigation.lost')
    setSaid(t('navigation.moved', { name, place: to + 1, count: items.length }))
    setFocused({ id: `${id}-${to}-${step === -1 ? 'up' : 'down'}` })
  }

  return (
    <div>
      {items.length === 0 ? (
        <p className="text-14 text-ink-2">{empty}</p>
      ) : (
        <ol className="border-t border-rule">
          {items.map((item, at) => {
            const visible = named(item)
            const name = visible ?? t('navigation.lost')
            return (
              <li key={keyOf(item)} className="flex items-center gap-x-2 border-b border-rule py-1 text-14">
                <MoveButton
                  id={`${id}-${at}-up`}
                  label={t('navigation.up', { name })}
                  isAtEnd={at === 0}
                  onPress={() => move(at, -1)}
                >
                  ↑
                </MoveButton>
                <MoveButton
                  id={`${id}-${at}-down`}
                  label={t('navigation.down', { name })}
                  isAtEnd={at === items.length - 1}
                  onPress={() => move(at, 1)}
                >
                  ↓
                </MoveButton>
                <span
                  className={
                    visible === null
                      ? 'min-w-0 flex-1 text-ink-2 italic'
                      : 'min-w-0 flex-1 [overflow-wrap:anywhere]'
                  }
                >
                  {name}
                  {item.type === 'link' ? (
                    <span className="block text-13 [overflow-wrap:anywhere] text-ink-2">{item.href}</span>
                  ) : null}
                </span>
                <Button
                  look="quiet"
                  aria-label={t('navigation.remove', { name })}
                  title={t('navigation.remove', { name })}
                  className="w-11 shrink-0 md:w-9"
                  onClick={() => {
                    onChange(items.toSpliced(at, 1))
                    setSaid(t('navigation.removed', { name }))
                    setFocused({ id: `${id}-add` })
                  }}
                >
                  <span aria-hidden="true">×</span>
                </Button>
              </li>
            )
          })}
        </ol>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
      {items.length < most ? (
        <AddLink
          id={id}
          known={known}
          taken={items.map(keyOf)}
          onAdd={(item) => {
            onChange([...items, item])
            setSaid(t('navigation.added', { name: named(item) ?? '' }))
          }}
        />
      ) : null}
    </div>
  )
}

/** At the end of its way it stays where it is: a disabled one would lose the focus. */
function MoveButton({
  id,
  label,
  isAtEnd,
  onPress,
  children,
}: {
  id: string
  label: string
  isAtEnd: boolean
  onPress: () => void
  children: string
}) {
  return (
    <Button
      id={id}
      look="quiet"
      aria-label={label}
      title={label}
      aria-disabled={isAtEnd || undefined}
      onClick={onPress}
      className="w-11 shrink-0 md:w-9"
    >
      <span aria-hidden="true">{children}</span>
    </Button>
  )
}
