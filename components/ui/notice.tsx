import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type Tone = 'plain' | 'good' | 'warn' | 'bad'

const bars: Record<Tone, string> = {
  plain: 'border-ink',
  good: 'border-good',
  warn: 'border-warn',
  bad: 'border-bad',
}

/**
 * A sentence about what happened or what is the case. `bad` interrupts a screen reader, the others wait.
 * The tone is said by the words; the bar only repeats it.
 */
export function Notice({
  tone = 'plain',
  title,
  children,
  actions,
  isSilent = false,
  className,
  ...rest
}: {
  tone?: Tone
  title?: ReactNode
  actions?: ReactNode /** When a live region of the page already says it. */
  isSilent?: boolean
} & Omit<ComponentProps<'div'>, 'title'>) {
  return (
    <div
      role={isSilent ? undefined : tone === 'bad' ? 'alert' : 'status'}
      {...rest}
      className={classNames(
        'flex flex-wrap items-center gap-x-4 gap-y-2 border-l-4 bg-wash px-4 py-3 text-14 leading-5',
        bars[tone],
        className,
      )}
    >
      <div className="min-w-0 flex-1 basis-60">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </div>
  )
}
