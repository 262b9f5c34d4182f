import { tags } from '#contract/tags.ts'
import { usefulEvery } from '#domain/comments/useful.ts'
import type { EventOf } from '#domain/events/catalogue.ts'
import type { EventInvalidations, Rules } from './event-rules.ts'
import { touched } from './invalidations.ts'

/** Only what readers saw is taken from them. */
const withdrawn = (
  event: EventOf<'comment.rejected' | 'comment.marked_spam' | 'comment.reopened'>,
): EventInvalidations => ({
  now: event.payload.from === 'approved' ? touched.commentWithdrawn(placeOf(event)) : null,
})

const placeOf = ({
  subjectId,
  payload: { articleId, rootId },
}: EventOf<'comment.approved' | 'comment.rejected' | 'comment.marked_spam' | 'comment.reopened'>) => ({
  articleId,
  rootId,
  isRoot: subjectId === rootId,
})

const gatheredUseful = ({
  payload: { articleId },
}: EventOf<'comment.found_useful' | 'comment.useful_taken_back'>): EventInvalidations => ({
  now: null,
  gathered: {
    tag: tags.useful(articleId),
    seconds: usefulEvery,
    invalidation: touched.commentFoundUseful({ articleId }),
  },
})

const picked = ({ payload }: EventOf<'comment.picked' | 'comment.unpicked'>): EventInvalidations => ({
  now: touched.commentPicked(payload),
})

/** What a comment's events make stale. */
export const commentInvalidations = {
  // Read after the fact, where an editor wants it so.
  'comment.posted': ({ subjectId, payload: { articleId, rootId, status } }) => ({
    now:
      status === 'approved'
        ? touched.commentPublished({ articleId, rootId, isRoot: subjectId === rootId })
        : null,
  }),
  'comment.found_useful': gatheredUseful,
  'comment.useful_taken_back': gatheredUseful,
  'comment.pinned': ({ payload: { articleId, rootId, instead } }) => ({
    now: touched.commentPinned(articleId, instead === null ? [rootId] : [rootId, instead]),
  }),
  'comment.unpinned': ({ payload: { articleId, rootId } }) => ({
    now: touched.commentPinned(articleId, [rootId]),
  }),
  'comment.picked': picked,
  'comment.unpicked': picked,
  'comment.approved': (event) => ({ now: touched.commentPublished(placeOf(event)) }),
  'comment.rejected': withdrawn,
  'comment.marked_spam': withdrawn,
  'comment.reopened': withdrawn,
} satisfies Rules
