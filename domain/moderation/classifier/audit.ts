import { hashOf } from './hash.ts'

/** Two in a hundred of what it would decide alone are given to people all the same: else it would only ever hear itself. */
export const auditShare = 0.02

/** By the comment's own id, which nobody outside can choose: the same comment is always drawn, or never. */
export const isAudited = (commentId: string): boolean =>
  hashOf(commentId, 0, commentId.length, 99) / 2 ** 32 < auditShare
