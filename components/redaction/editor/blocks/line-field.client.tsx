'use client'

import type { KeyboardEvent } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { isHeld } from '#components/ui/held-key.ts'

/** A line of a block that is written where readers will read it: a title, a date, a caption. */
export function LineField({
  label,
  value,
  limit,
  placeholder = label,
  readOnly,
  className,
  onChange,
  onEnter,
}: {
  label: string
  value: string
  limit: number
  placeholder?: string
  readOnly: boolean
  className?: string
  onChange: (value: string) => void
  onEnter: () => void
}) {
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (!isHeld(event)) onEnter()
  }
  return (
    <span contentEditable={false} className="block">
      <input
        value={value}
        aria-label={label}
        placeholder={placeholder}
        maxLength={limit}
        readOnly={readOnly}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={leave}
        className={classNames('min-h-8 w-full bg-transparent placeholder:text-ink-2', className)}
      />
    </span>
  )
}
