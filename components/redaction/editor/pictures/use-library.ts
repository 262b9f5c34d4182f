import { useEffect, useState } from 'react'
import { findPictures } from '#domain/media/actions.ts'
import type { LibraryPicture } from '#domain/media/library.ts'

/** A pause in typing after which it is worth asking. Milliseconds. */
const searchDelay = 250

export type Library = {
  q: string
  search: (q: string) => void
  pictures: readonly LibraryPicture[]
  hasMore: boolean
  state: 'asking' | 'failed' | 'found'
  more: () => void
}

/** What the library answers to the words typed so far, and as far down as somebody went. It is asked once it is open. */
export function useLibrary(isOpen: boolean): Library {
  const [q, search] = useState('')
  const [pictures, setPictures] = useState<readonly LibraryPicture[]>([])
  const [hasMore, setMore] = useState(false)
  const [state, setState] = useState<Library['state']>('asking')

  useEffect(() => {
    if (!isOpen) return
    let isCurrent = true
    setState('asking')
    const ask = setTimeout(
      async () => {
        const answer = await findPictures({ q, after: null }).catch(() => null)
        // What was asked for before the last letter is no answer to it.
        if (!isCurrent) return
        setState(answer?.ok ? 'found' : 'failed')
        setPictures(answer?.ok ? answer.data.pictures : [])
        setMore(answer?.ok ? answer.data.more : false)
      },
      q === '' ? 0 : searchDelay,
    )
    return () => {
      isCurrent = false
      clearTimeout(ask)
    }
  }, [isOpen, q])

  async function more() {
    const last = pictures.at(-1)
    if (!last || state === 'asking') return
    setState('asking')
    const answer = await findPictures({ q, after: last.id }).catch(() => null)
    setState(answer?.ok ? 'found' : 'failed')
    if (!answer?.ok) return
    // Another search may have answered meanwhile: these go on from where this one ended.
    setPictures((before) => (before.at(-1) === last ? [...before, ...answer.data.pictures] : before))
    setMore(answer.data.more)
  }
  return { q, search, pictures, hasMore, state, more: () => void more() }
}
