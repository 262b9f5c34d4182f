'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { DraftContent } from './draft-transport.ts'
import type { LocalCopy } from './local-copies.ts'
import { RecoveryBanner } from './recovery-banner.client.tsx'
import type { Draft } from './use-draft.ts'

/** What else may stand on this page: what an earlier visit left on this device, and what stood here before a conflict. */
export function OtherTexts<C extends DraftContent>({
  draft,
  timeZone,
  previous,
  onRevert,
}: {
  draft: Draft<C>
  timeZone: string
  /** The text that stood here before the other version of a conflict was taken. */
  previous: C | null
  onRevert: () => void
}) {
  const t = useTranslations()
  const [left, setLeft] = useState<LocalCopy[]>([])
  const { link, read, readCopy } = draft

  useEffect(() => {
    if (!link) return
    const current = JSON.stringify(read())
    const found = link.copies.found()
    // Arrived after all: the page had gone before the answer came.
    for (const copy of found) if (copy.content === current) link.copies.discard(copy.key)
    setLeft(found.filter((copy) => copy.content !== current))
  }, [link, read])

  function use(content: C) {
    draft.replace(content)
    if (link) void link.autosave.overwrite(link.autosave.version())
  }
  function settle(copy: LocalCopy) {
    link?.copies.discard(copy.key)
    setLeft((copies) => copies.filter((other) => other.key !== copy.key))
  }

  const copy = left[0]
  return (
    <>
      {previous ? (
        <Notice
          actions={
            <Button
              onClick={() => {
                use(previous)
                onRevert()
              }}
            >
              {t('redaction.conflict.undo')}
            </Button>
          }
        >
          {t('redaction.conflict.took')}
        </Notice>
      ) : null}
      {copy ? (
        <RecoveryBanner
          key={copy.key}
          keptAt={copy.keptAt}
          content={readCopy(copy)}
          current={draft.content}
          timeZone={timeZone}
          onTake={(content) => {
            use(content)
            settle(copy)
          }}
          onDrop={() => settle(copy)}
        />
      ) : null}
    </>
  )
}
