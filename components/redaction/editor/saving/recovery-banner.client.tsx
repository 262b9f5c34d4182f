'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { clockDate } from '#lib/zoned-hour.ts'
import { ComparisonView } from '../comparison/comparison-view.tsx'
import type { DraftContent } from './draft-transport.ts'

/** What a crash or a closed window left on this device, offered once and never taken without asking. */
export function RecoveryBanner<C extends DraftContent>({
  keptAt,
  content,
  current,
  timeZone,
  onTake,
  onDrop,
}: {
  keptAt: string
  /** Null when it can no longer be read. */
  content: C | null
  current: C
  timeZone: string
  onTake: (content: C) => void
  onDrop: () => void
}) {
  const t = useTranslations()
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="border-b border-rule">
      <Notice
        tone="warn"
        title={t('redaction.recovery.title')}
        actions={
          <>
            {content ? (
              <>
                <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
                  {t(isOpen ? 'redaction.conflict.hide' : 'redaction.conflict.compare')}
                </Button>
                <Button look="primary" onClick={() => onTake(content)}>
                  {t('redaction.recovery.take')}
                </Button>
              </>
            ) : null}
            <Button look="quiet" onClick={onDrop}>
              {t('redaction.recovery.drop')}
            </Button>
          </>
        }
      >
        <p>
          {t('redaction.recovery.text', clockDate(keptAt, timeZone))}
          {content ? null : ` ${t('redaction.recovery.unreadable')}`}
        </p>
      </Notice>
      {content && isOpen ? (
        <div className="px-4 py-3 md:px-8">
          <ComparisonView
            t={t}
            left={{ label: t('redaction.recovery.device'), content }}
            right={{ label: t('redaction.recovery.server'), content: current }}
          />
        </div>
      ) : null}
    </div>
  )
}
