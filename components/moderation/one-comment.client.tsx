'use client'

import { useRef } from 'react'
import { CommentCard } from './comment-card.tsx'
import type { QueueEntry } from './queue-entry.ts'

/** A comment by itself, to be read and not to be decided: the queue is where that is done. */
export function OneComment({ entry }: { entry: QueueEntry }) {
  const heading = useRef<HTMLHeadingElement>(null)
  return <CommentCard entry={entry} heading={heading} />
}
