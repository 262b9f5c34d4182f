import { type CommentForm, commentFieldNames } from '#contract/comment-form/form.ts'
import { commentFormLabels } from '#contract/comment-form/labels.ts'
import { renderCommentFormPage } from '#contract/comment-form/page.ts'
import { refusedForm } from '../refused-form.ts'

export const refusedFormResponse = (error: unknown, values: CommentForm): Promise<Response> =>
  refusedForm(
    error,
    {
      articleId: values.articleId,
      articleMissing: 'comment.article_not_found',
      fieldNames: commentFieldNames,
    },
    ({ t, ...refused }) => renderCommentFormPage({ ...refused, values, labels: commentFormLabels(t) }),
  )
