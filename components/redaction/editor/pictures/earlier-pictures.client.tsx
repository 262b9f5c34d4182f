'use client'

import { useContext, useState } from 'react'
import { useTranslations } from 'use-intl'
import { positionOf } from '#domain/media/focus.ts'
import type { PictureView } from '#domain/media/view.ts'
import { pictureSource } from './picture-library.ts'
import { MayWithdraw, WithdrawPicture } from './withdraw-picture.client.tsx'

/** What stood in the article once and is out of the text: its address still shows it. */
export function EarlierPictures({
  pictures,
  shown,
}: {
  pictures: readonly PictureView[]
  /** Those of the text as it is now have their button beside them. */
  shown: ReadonlySet<string>
}) {
  const t = useTranslations()
  const [withdrawn, setWithdrawn] = useState<readonly string[]>([])
  const earlier = pictures.filter(({ id }) => !shown.has(id) && !withdrawn.includes(id))
  const mayWithdraw = useContext(MayWithdraw)
  if (!mayWithdraw || (earlier.length === 0 && withdrawn.length === 0)) return null
  return (
    <section aria-labelledby="earlier-pictures">
      <h2 id="earlier-pictures" className="border-t-4 border-ink pt-2 text-14 font-semibold">
        {t('redaction.panel.earlierPictures')}
      </h2>
      <p className="mt-1 text-13 leading-5 text-ink-2">{t('redaction.panel.earlierPicturesHint')}</p>
      <ul>
        {earlier.map((picture) => (
          <li key={picture.id} className="flex items-center gap-3 border-b border-rule py-2">
            {/* biome-ignore lint/performance/noImgElement: variants are made at upload, there is no optimizer. */}
            <img
              {...pictureSource(picture)}
              sizes="72px"
              width={72}
              height={48}
              alt={picture.alt}
              className="h-12 w-18 bg-wash object-cover"
              style={{ objectPosition: positionOf(picture.focus) }}
            />
            <WithdrawPicture
              mediaId={picture.id}
              onDone={() => setWithdrawn((before) => [...before, picture.id])}
            />
          </li>
        ))}
      </ul>
      <p role="status" className="text-13 leading-5 text-good">
        {withdrawn.length > 0 ? t('redaction.picture.withdrawn') : ''}
      </p>
    </section>
  )
}
