import { useRouter } from 'next/navigation'
import { useEffect, useReducer, useRef } from 'react'
import type { CommentStatus } from '#domain/comments/comment.ts'
import { approveComment, markSpam, rejectComment, undoDecision } from '#domain/moderation/actions.ts'
import type { RejectionReason } from '#domain/moderation/moderation.ts'
import type { QueueCounts } from '#domain/moderation/view.ts'
import type { ActionResult } from '#domain/result.ts'
import { useCounts } from './counts.client.tsx'
import type { QueueEntry } from './queue-entry.ts'
import {
  type Decided as Decision,
  newSince,
  queueReducer,
  startQueue,
  type Verdict,
  visibleEntries,
} from './queue-state.ts'

type Decided = { commentId: string; status: CommentStatus; counts: QueueCounts }
type Answer = ActionResult<Decided>

const lost = { ok: false, code: 'lost', fields: {}, values: {} } as const

/** The queue and what one may do with it; the server is told in the background and has the last word. */
export function useQueue(entries: QueueEntry[], total: number, status: CommentStatus, earlier: Decision[]) {
  const router = useRouter()
  const shared = useCounts()
  const [state, dispatch] = useReducer(queueReducer, null, () => startQueue(entries, total, status, earlier))

  const loaded = useRef(entries)
  useEffect(() => {
    if (loaded.current === entries) return
    loaded.current = entries
    dispatch({ type: 'loaded', entries, total })
  }, [entries, total])

  const visible = visibleEntries(state)
  const left = state.total - Object.keys(state.gone).length
  // Nothing is on screen, so nothing can jump: the next ones come by themselves.
  const mustLoad = visible.length === 0 && left > 0 && state.entries.length > 0
  useEffect(() => {
    if (mustLoad) router.refresh()
  }, [mustLoad, router])

  const tell = async (call: Promise<Answer>): Promise<Answer | typeof lost> => {
    const answer = await call.catch(() => lost)
    if (answer.ok) shared?.setCounts(answer.data.counts)
    return answer
  }

  const decide = async (entry: QueueEntry, to: Verdict, call: Promise<Answer>) => {
    dispatch({ type: 'decided', id: entry.id, to })
    const answer = await tell(call)
    if (answer.ok) return dispatch({ type: 'kept', id: entry.id })
    dispatch({ type: 'refused', id: entry.id, code: answer.code, values: answer.values })
    // Somebody else was faster: the list on screen is no longer true.
    if (answer.code === 'moderation.changed_meanwhile') router.refresh()
  }

  const about = (entry: QueueEntry) => ({ commentId: entry.id, expectedStatus: entry.status })
  return {
    state,
    visible,
    left,
    isLoading: mustLoad,
    arrived: status === 'pending' && shared ? newSince(state, shared.counts.pending) : 0,
    approve: (entry: QueueEntry) => decide(entry, 'approved', approveComment(about(entry))),
    markSpam: (entry: QueueEntry) => decide(entry, 'spam', markSpam(about(entry))),
    reject: (entry: QueueEntry, reason: RejectionReason, note: string) =>
      decide(entry, 'rejected', rejectComment({ ...about(entry), reason, note })),
    undo: async () => {
      const decision = state.decided.at(-1)
      if (!decision) return
      dispatch({ type: 'undone', decision })
      const answer = await tell(undoDecision({ commentId: decision.id }))
      if (!answer.ok) {
        dispatch({ type: 'undo_refused', decision, code: answer.code, values: answer.values })
        return router.refresh()
      }
      dispatch({ type: 'undo_kept', decision })
      // It left the list when the list was loaded again, or comes back into another one: a load shows it.
      const isHere = state.entries.some(({ id, status: is }) => id === decision.id && is === decision.from)
      if (!isHere) router.refresh()
    },
    select: (id: string) => dispatch({ type: 'selected', id }),
    move: (by: 1 | -1) => dispatch({ type: 'moved', by }),
    closeNotice: () => dispatch({ type: 'notice_closed' }),
    refresh: () => router.refresh(),
  }
}
