import type { ReactNode } from 'react'
import { Status } from '#components/ui/status.tsx'

/** What is still to be done before readers may see it: a reminder beside its field, not an error. */
export function Missing({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="mt-1 font-sans text-13 leading-5">
      <Status shape="empty" tone="warn" className="whitespace-normal">
        {children}
      </Status>
    </p>
  )
}
