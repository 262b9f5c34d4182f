'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'

/**
 * How far the control of this id is beyond its limit. A browser's own limit cuts what is pasted without a word; here
 * everything typed stays, and whoever typed it decides what goes.
 */
export function OverLimit({ id, limit }: { id: string; limit: number }) {
  const t = useTranslations()
  const [count, setCount] = useState(0)
  useEffect(() => {
    const control = document.getElementById(id)
    if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) return
    const look = () => setCount(control.value.trim().length)
    look()
    control.addEventListener('input', look)
    return () => control.removeEventListener('input', look)
  }, [id])
  return (
    <p role="status" className="text-13 leading-5 font-semibold text-bad tabular-nums not-empty:mt-1">
      {count > limit ? t('common.over_limit', { count, limit }) : ''}
    </p>
  )
}
