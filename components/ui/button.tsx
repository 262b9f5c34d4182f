import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger'

// 44 px where fingers work, 36 px where a mouse does.
const shape =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-control px-4 text-14 leading-5 font-semibold transition-colors duration-150 md:min-h-9 md:px-3 disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55'

const looks: Record<ButtonLook, string> = {
  primary: 'border border-ink bg-ink text-paper enabled:hover:border-accent-ink enabled:hover:bg-accent-ink',
  plain: 'border border-ink-2 bg-paper text-ink enabled:hover:border-ink enabled:hover:bg-wash',
  quiet: 'border border-transparent text-ink enabled:hover:bg-wash',
  danger: 'border border-bad bg-paper text-bad enabled:hover:bg-bad enabled:hover:text-paper',
}

const linkLooks: Record<ButtonLook, string> = {
  primary: 'border border-ink bg-ink text-paper hover:border-accent-ink hover:bg-accent-ink',
  plain: 'border border-ink-2 bg-paper text-ink hover:border-ink hover:bg-wash',
  quiet: 'border border-transparent text-ink hover:bg-wash',
  danger: 'border border-bad bg-paper text-bad hover:bg-bad hover:text-paper',
}

/** For a link that has the weight of a button. */
export const buttonLinkClass = (look: ButtonLook = 'plain', extra?: string) =>
  classNames(shape, linkLooks[look], extra)

export function Button({
  look = 'plain',
  className,
  type = 'button',
  ...rest
}: ComponentProps<'button'> & { look?: ButtonLook }) {
  return <button {...rest} type={type} className={classNames(shape, looks[look], className)} />
}
