'use server'

import { action } from '#domain/action.ts'
import * as commands from './commands.ts'
import {
  articleInput,
  chooseRelatedInput,
  commentsOpenInput,
  createArticleInput,
  findMentionsInput,
  findRelatableInput,
  publishInput,
  returnInput,
  submitInput,
  unpublishInput,
  withholdInput,
} from './input.ts'
import { findMentions as find } from './mention-queries.ts'
import * as publishing from './publish-commands.ts'
import * as related from './related-commands.ts'
import * as relatable from './related-queries.ts'
import * as versions from './version-commands.ts'

export const createArticle = action({
  capability: 'article.create',
  input: createArticleInput,
  run: commands.createArticle,
})
export const withholdVersion = action({
  capability: 'version.withhold',
  input: withholdInput,
  run: versions.withholdVersion,
})
export const reinstateVersion = action({
  capability: 'version.withhold',
  input: withholdInput,
  run: versions.reinstateVersion,
})
export const submitForReview = action({
  capability: 'article.submit',
  input: submitInput,
  run: commands.submitForReview,
})
export const recallFromReview = action({
  capability: 'article.recall',
  input: articleInput,
  run: commands.recallFromReview,
})
export const returnToAuthor = action({
  capability: 'article.return',
  input: returnInput,
  run: commands.returnToAuthor,
})
export const deleteDraft = action({
  capability: 'article.delete_draft',
  input: articleInput,
  run: commands.deleteDraft,
})
export const publishArticle = action({
  capability: 'article.publish',
  input: publishInput,
  run: publishing.publishArticle,
})
export const unpublishArticle = action({
  capability: 'article.unpublish',
  input: unpublishInput,
  run: publishing.unpublishArticle,
})
export const setCommentsOpen = action({
  capability: 'article.publish',
  input: commentsOpenInput,
  run: publishing.setCommentsOpen,
})
/** For « À lire aussi »: whatever every reader may see, any writer may point at. */
export const findMentions = action({
  capability: 'article.edit',
  input: findMentionsInput,
  run: find,
})
export const chooseRelated = action({
  capability: 'article.publish',
  input: chooseRelatedInput,
  run: related.chooseRelated,
})
export const findRelatable = action({
  capability: 'article.publish',
  input: findRelatableInput,
  run: ({ viewer }, input) => relatable.findRelatable(viewer, input),
})
