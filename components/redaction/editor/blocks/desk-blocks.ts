import { createContext, useMemo, useState } from 'react'
import type { Mention } from '#domain/articles/view.ts'
import type { PictureView } from '#domain/media/view.ts'
import type { Locale } from '#lib/locale.ts'

type DeskBlocks = {
  /** The newspaper's, in which its figures are read and printed. */
  language: Locale
  /** Own articles by id, as far as readers see them: those the draft points at, and those found since. */
  mentions: Readonly<Record<string, Mention>>
  onMention: (mention: Mention) => void
  /** A picture has been uploaded: the page knows it from now on. */
  onPicture: (picture: PictureView) => void
}

/** What the blocks of the text need of the page around them. */
export const DeskBlocksContext = createContext<DeskBlocks>({
  language: 'fr',
  mentions: {},
  onMention: () => {},
  onPicture: () => {},
})

export function useDeskBlocks(
  kept: Record<string, Mention>,
  language: Locale,
  onPicture: (picture: PictureView) => void,
): DeskBlocks {
  const [found, setFound] = useState<Record<string, Mention>>({})
  return useMemo(
    () => ({
      language,
      mentions: { ...kept, ...found },
      onMention: (mention) => setFound((known) => ({ ...known, [mention.id]: mention })),
      onPicture,
    }),
    [kept, found, language, onPicture],
  )
}
