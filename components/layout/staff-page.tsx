import type { ReactNode } from 'react'
import { classNames } from '#components/ui/class-names.ts'

/** Margins of a desk page; `narrow` for forms, which nobody reads across a whole screen. */
export function StaffPage({ children, narrow = false }: { children: ReactNode; narrow?: boolean }) {
  return (
    <div className={classNames('px-4 pt-5 pb-16 md:px-8 md:pt-8', narrow ? 'max-w-200' : 'max-w-360')}>
      {children}
    </div>
  )
}
