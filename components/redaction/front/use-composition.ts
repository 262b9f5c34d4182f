import { useRef, useState } from 'react'
import type { FrontLayout } from '#domain/front/front.ts'
import type { FrontDesk, FrontStory } from '#domain/front/view.ts'
import { withAllBlocks } from './placing.ts'

/** An afternoon's moves; beyond it the versions remember. */
const mostUndone = 100

/** What the desk holds of a page: its layout, how it was before, and what is known of its stories. */
export function useComposition(desk: FrontDesk, sectionIds: readonly string[]) {
  const [layout, setLayout] = useState(() => withAllBlocks(desk.layout, sectionIds))
  const [saved, setSaved] = useState({ number: desk.number, layout })
  const [past, setPast] = useState<FrontLayout[]>([])
  const [stories, setStories] = useState(() => new Map(desk.stories.map((story) => [story.id, story])))
  const [versions, setVersions] = useState(desk.versions)
  const isTyping = useRef(false)

  const remember = () => setPast((all) => [...all, layout].slice(-mostUndone))
  const know = (found: readonly FrontStory[]) =>
    setStories((known) => new Map([...known, ...found.map((story) => [story.id, story] as const)]))

  return {
    layout,
    number: saved.number,
    versions,
    stories,
    know,
    canUndo: past.length > 0,
    isDirty: JSON.stringify(layout) !== JSON.stringify(saved.layout),
    change(next: FrontLayout) {
      if (next === layout) return
      isTyping.current = false
      remember()
      setLayout(next)
    },
    /** Words that are typed are one step back, not one a letter. */
    type(next: FrontLayout) {
      if (!isTyping.current) remember()
      isTyping.current = true
      setLayout(next)
    },
    undo() {
      const before = past.at(-1)
      if (!before) return
      isTyping.current = false
      setPast(past.slice(0, -1))
      setLayout(before)
    },
    /** This layout is online under this number. */
    settle(number: number, online: FrontLayout) {
      setSaved({ number, layout: online })
    },
    tell: (newest: FrontDesk) => setVersions(newest.versions),
    /** What stands online is what one goes on with; one's own is a step back. */
    adopt(newest: FrontDesk) {
      const theirs = withAllBlocks(newest.layout, sectionIds)
      isTyping.current = false
      remember()
      setLayout(theirs)
      setSaved({ number: newest.number, layout: theirs })
      setVersions(newest.versions)
      know(newest.stories)
    },
  }
}

export type Composition = ReturnType<typeof useComposition>
