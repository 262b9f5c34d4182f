import { type ReportForm, reportFieldNames } from '#contract/report-form/form.ts'
import { renderReportFormPage } from '#contract/report-form/page.ts'
import { refusedForm } from '../refused-form.ts'

export const refusedReportResponse = (error: unknown, values: ReportForm): Promise<Response> =>
  refusedForm(
    error,
    {
      articleId: values.articleId,
      articleMissing: 'report.article_not_found',
      fieldNames: reportFieldNames,
    },
    (refused) => renderReportFormPage({ ...refused, values }),
  )
