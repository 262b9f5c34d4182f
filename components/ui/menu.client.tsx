'use client'

import { Menu as BaseMenu } from '@base-ui/react/menu'
import type { MouseEvent, ReactElement, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { pageBody } from './page-body.ts'

const itemClass =
  'flex min-h-11 cursor-default items-center gap-2 px-3 text-14 leading-5 outline-none select-none md:min-h-9 data-disabled:opacity-55 data-highlighted:bg-ink data-highlighted:text-paper'

/** A button that opens a list of actions. `trigger` is the button itself. */
export function Menu({
  trigger,
  children,
  align = 'end',
  finalFocus,
}: {
  trigger: ReactElement
  children: ReactNode
  align?: 'start' | 'end'
  /** Asked when it closes: false leaves the focus to what was chosen. */
  finalFocus?: () => boolean
}) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal container={pageBody}>
        <BaseMenu.Positioner align={align} sideOffset={4} className="z-50 outline-none">
          <BaseMenu.Popup
            finalFocus={finalFocus}
            className="max-h-(--available-height) min-w-48 overflow-y-auto border border-ink bg-paper py-1 text-ink outline-none transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {children}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  )
}

export function MenuItem({
  children,
  onSelect,
  disabled = false,
  danger = false,
}: {
  children: ReactNode
  onSelect: () => void
  disabled?: boolean
  danger?: boolean
}) {
  return (
    <BaseMenu.Item
      disabled={disabled}
      onClick={onSelect}
      className={classNames(itemClass, danger && 'text-bad data-highlighted:bg-bad')}
    >
      {children}
    </BaseMenu.Item>
  )
}

export function MenuLink({
  href,
  target,
  onSelect,
  children,
}: {
  href: string
  target?: '_blank'
  onSelect?: (event: MouseEvent) => void
  children: ReactNode
}) {
  return (
    <BaseMenu.LinkItem
      href={href}
      target={target}
      rel={target && 'noopener'}
      onClick={onSelect}
      className={itemClass}
    >
      {children}
    </BaseMenu.LinkItem>
  )
}
