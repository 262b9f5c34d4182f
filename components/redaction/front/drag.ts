import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect, useEffectEvent, useState } from 'react'
import type { Zone } from './placing.ts'

/** What is dragged: a story, or the block of a section. */
export type Dragged = { kind: 'story' | 'block'; id: string }

/** Where it may be let go: before or behind what stands at a place, or at the end of a zone. */
export type Target = { kind: 'story'; zone: Zone; at: number } | { kind: 'block'; at: number }

/** The half of an item that the pointer is over says on which side of it the dragged one goes. */
export type Side = 'before' | 'behind'

const draggedOf = (data: Record<string, unknown>): Dragged | null =>
  data.kind === 'story' || data.kind === 'block' ? (data as Dragged) : null

const sideOf = (element: Element, { clientY }: { clientY: number }): Side => {
  const { top, height } = element.getBoundingClientRect()
  return clientY < top + height / 2 ? 'before' : 'behind'
}

/** An item that can be dragged, and upon whose halves others can be let go. Everything it does, buttons do too. */
export function useDragItem(
  ref: RefObject<HTMLElement | null>,
  dragged: Dragged,
  target: Target | null,
): Side | null {
  const [side, setSide] = useState<Side | null>(null)
  const what = useEffectEvent(() => dragged)
  const where = useEffectEvent(() => target)
  const accepts = target !== null
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const drags = draggable({ element, getInitialData: () => ({ ...what() }) })
    if (!accepts) return drags
    return combine(
      drags,
      dropTargetForElements({
        element,
        canDrop: ({ source }) => draggedOf(source.data)?.kind === where()?.kind && source.element !== element,
        getData: ({ input }) => {
          const place = where()!
          return { ...place, at: place.at + (sideOf(element, input) === 'behind' ? 1 : 0) }
        },
        onDrag: ({ location }) => setSide(sideOf(element, location.current.input)),
        onDragLeave: () => setSide(null),
        onDrop: () => setSide(null),
      }),
    )
  }, [ref, accepts])
  return side
}

/** A zone as a whole: what is let go beside its items goes to its end. */
export function useDropZone(ref: RefObject<HTMLElement | null>, zone: Zone, count: number): boolean {
  const [isOver, setOver] = useState(false)
  const target = useEffectEvent((): Target => ({ kind: 'story', zone, at: count }))
  useEffect(() => {
    const element = ref.current
    if (!element) return
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => draggedOf(source.data)?.kind === 'story',
      getData: () => ({ ...target() }),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    })
  }, [ref])
  return isOver
}

/** Told once for each drop, with the innermost place. */
export function useDrops(onDrop: (dragged: Dragged, target: Target) => void): void {
  const tell = useEffectEvent(onDrop)
  useEffect(
    () =>
      monitorForElements({
        onDrop: ({ source, location }) => {
          const dragged = draggedOf(source.data)
          const target = location.current.dropTargets[0]?.data as Target | undefined
          if (dragged && target) tell(dragged, target)
        },
      }),
    [],
  )
}
