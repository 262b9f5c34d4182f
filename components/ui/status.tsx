import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type StatusShape = 'empty' | 'half' | 'full' | 'cross' | 'ban' | 'clock'
export type StatusTone = 'ink' | 'quiet' | 'good' | 'warn' | 'bad'

const tones: Record<StatusTone, string> = {
  ink: 'text-ink',
  quiet: 'text-ink-2',
  good: 'text-good',
  warn: 'text-warn',
  bad: 'text-bad',
}

/** A state by word and by shape: colour is never alone in saying it. */
export function Status({
  shape,
  tone = 'ink',
  children,
  className,
}: {
  shape: StatusShape
  tone?: StatusTone
  children: ReactNode
  className?: string
}) {
  return (
    <span
      className={classNames('inline-flex items-center gap-1.5 whitespace-nowrap', tones[tone], className)}
    >
      <svg
        viewBox="0 0 12 12"
        aria-hidden="true"
        className="size-3 shrink-0"
        fill="none"
        stroke="currentColor"
      >
        {shapes[shape]}
      </svg>
      <span>{children}</span>
    </span>
  )
}

const shapes: Record<StatusShape, ReactNode> = {
  empty: <circle cx="6" cy="6" r="4.5" strokeWidth="1.5" />,
  half: (
    <>
      <circle cx="6" cy="6" r="4.5" strokeWidth="1.5" />
      <path d="M6 1.5a4.5 4.5 0 0 1 0 9z" fill="currentColor" stroke="none" />
    </>
  ),
  full: <circle cx="6" cy="6" r="5.25" fill="currentColor" stroke="none" />,
  cross: <path d="M2 2l8 8M10 2l-8 8" strokeWidth="2" />,
  ban: (
    <>
      <circle cx="6" cy="6" r="4.5" strokeWidth="1.5" />
      <path d="M3 9l6-6" strokeWidth="1.5" />
    </>
  ),
  clock: (
    <>
      <circle cx="6" cy="6" r="4.5" strokeWidth="1.5" />
      <path d="M6 3.5V6l2 1.25" strokeWidth="1.25" />
    </>
  ),
}
