import { commentReportsAddress } from '#contract/addresses.ts'
import { formStyle } from '#contract/comment-form/page.ts'
import { type CommentReportForm, commentReportReasons } from '#domain/comment-reports/comment-report.ts'
import { escapeHtml } from '#lib/html.ts'
import { refusedPage } from '../refused-page.ts'

/** A report that was refused: the same form, with every word in it. */
export const refusedCommentReport = (error: unknown, form: CommentReportForm): Promise<Response> =>
  refusedPage(error, form.commentId, ({ t, message, back }) => ({
    title: t('thread.report_refused'),
    style: `${formStyle}label.choice{display:flex;gap:12px;font-weight:400}label.choice input{width:20px;min-height:20px}`,
    main: `<h1>${escapeHtml(t('thread.report_title'))}</h1>
<div class="summary" role="alert" id="erreurs"><p>${escapeHtml(message)}</p></div>
<form method="post" action="${commentReportsAddress}">
<input type="hidden" name="commentaire" value="${escapeHtml(form.commentId)}">
<fieldset class="field"><legend>${escapeHtml(t('thread.report_reason'))}</legend>
${commentReportReasons
  .map(
    (reason) =>
      `<label class="choice"><input type="radio" name="motif" value="${reason}" required${form.reason === reason ? ' checked' : ''}> ${escapeHtml(t(`thread.reason_${reason}`))}</label>`,
  )
  .join('\n')}
</fieldset>
<div class="field"><label for="champ-precisions">${escapeHtml(t('thread.report_words'))}</label>
<textarea id="champ-precisions" name="precisions" rows="4" dir="auto" aria-describedby="champ-precisions-note">
${escapeHtml(form.words)}</textarea>
<p class="note" id="champ-precisions-note">${escapeHtml(t('thread.report_words_note'))}</p></div>
<p><button type="submit">${escapeHtml(t('thread.report_submit'))}</button></p>
</form>
${back}`,
  }))
