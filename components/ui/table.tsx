import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'

/** Rows of 36–44 px between hairlines, the head stays in sight. Wide tables scroll inside their own box. */
export function Table({ className, ...rest }: ComponentProps<'table'>) {
  return (
    <table
      {...rest}
      className={classNames('w-full border-collapse text-left text-14 leading-5', className)}
    />
  )
}

export function Th({ className, ...rest }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      {...rest}
      className={classNames(
        'sticky top-0 z-1 border-b border-ink bg-paper px-2 py-2 text-13 font-semibold text-ink-2 first:pl-0 last:pr-0',
        className,
      )}
    />
  )
}

export function Td({ className, ...rest }: ComponentProps<'td'>) {
  return (
    <td
      {...rest}
      className={classNames(
        'h-10 border-b border-rule px-2 py-2 align-baseline first:pl-0 last:pr-0',
        className,
      )}
    />
  )
}
