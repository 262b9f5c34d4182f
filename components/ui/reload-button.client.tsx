'use client'

import { Button } from './button.tsx'

export function ReloadButton({ label }: { label: string }) {
  return (
    <Button look="primary" onClick={() => location.reload()}>
      {label}
    </Button>
  )
}
