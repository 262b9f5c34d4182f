import { type ReactNode, useState } from 'react'

/** Opens and closes without forgetting: what was typed inside is there when it opens again. */
export function Fold({ open, children }: { open: boolean; children: ReactNode }) {
  const [wasOpened, setOpened] = useState(open)
  if (open && !wasOpened) setOpened(true)
  return wasOpened ? <div hidden={!open}>{children}</div> : null
}
