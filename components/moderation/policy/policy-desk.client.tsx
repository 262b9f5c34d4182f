'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { PolicyEntry } from './policy-entry.ts'
import { PolicyForm } from './policy-form.client.tsx'
import { PolicyVersions } from './policy-versions.client.tsx'
import { TrialPanel } from './trial-panel.client.tsx'

/** The rules that sort comments: what is on trial, what decides, how it came to be. */
export function PolicyDesk({ desk }: { desk: PolicyEntry }) {
  const t = useTranslations()
  const router = useRouter()
  const [isDone, setDone] = useState(false)
  const done = () => {
    setDone(true)
    router.refresh()
  }
  return (
    <div className="mt-6 grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(280px,360px)]">
      <div className="min-w-0 space-y-10">
        <p role="status" className={isDone ? 'text-14 text-good' : 'sr-only'}>
          {isDone ? t('policy.applied') : null}
        </p>
        {desk.trial ? (
          <TrialPanel trial={desk.trial} baseNumber={desk.number} live={desk.live.number} onDone={done} />
        ) : null}
        {/* Another version is another form: what was typed belongs to the one it began from. */}
        <PolicyForm key={desk.number} desk={desk} onInput={() => setDone(false)} onDone={done} />
      </div>
      <PolicyVersions desk={desk} onDone={done} />
    </div>
  )
}
