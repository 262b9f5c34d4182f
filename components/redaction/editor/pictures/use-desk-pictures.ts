import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { errorMessage } from '#contract/i18n/error-message.ts'
import type { PictureView } from '#domain/media/view.ts'

/** The pictures of an article: those it had, and those that were uploaded on this page; and how the text takes more of them. */
export function useDeskPictures(kept: Record<string, PictureView>) {
  const t = useTranslations()
  const [uploaded, setUploaded] = useState<Record<string, PictureView>>({})
  const pictures = useMemo(() => ({ ...kept, ...uploaded }), [kept, uploaded])
  const addPicture = (picture: PictureView) => setUploaded((known) => ({ ...known, [picture.id]: picture }))
  const insertion = {
    onPicture: addPicture,
    words: {
      progress: (name: string, percent: number) =>
        percent < 100
          ? t('redaction.picture.sending', { name, percent })
          : t('redaction.picture.preparing', { name }),
      error: (name: string, code: string, values: Record<string, string | number>) =>
        t('redaction.picture.failed', { name, reason: errorMessage(t, code, values) }),
      dismiss: t('redaction.picture.dismiss'),
    },
  }
  return { pictures, addPicture, insertion }
}
