import { useEffect, useState } from 'react'
import { findAudio } from '#domain/media/actions.ts'
import type { AudioItem } from '#domain/media/audio.ts'

/** `unknown`: withdrawn, or never there. */
type Known = { kind: 'loading' } | { kind: 'unknown' } | { kind: 'known'; audio: AudioItem }

/** Sounds that this page has met: what was uploaded or chosen here need not be asked for. */
const met = new Map<string, AudioItem>()
export const meetAudio = (audio: AudioItem): void => void met.set(audio.id, audio)

export function useAudio(mediaId: string): Known {
  const [asked, setAsked] = useState<Record<string, Known>>({})
  const known = met.get(mediaId)
  useEffect(() => {
    if (mediaId === '' || met.has(mediaId)) return
    let isCurrent = true
    void findAudio({ q: '', ids: [mediaId] })
      .catch(() => null)
      .then((answer) => {
        // What did not answer is not said to be gone.
        if (!isCurrent || !answer?.ok) return
        const [audio] = answer.data
        if (audio) meetAudio(audio)
        setAsked((before) => ({
          ...before,
          [mediaId]: audio ? { kind: 'known', audio } : { kind: 'unknown' },
        }))
      })
    return () => {
      isCurrent = false
    }
  }, [mediaId])
  return known ? { kind: 'known', audio: known } : (asked[mediaId] ?? { kind: 'loading' })
}
