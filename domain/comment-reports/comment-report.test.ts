import { describe, expect, test } from 'vitest'
import { cleanCommentReport, commentReportProblems, commentReportReasons } from './comment-report.ts'

describe('a report', () => {
  test.each(commentReportReasons.filter((reason) => reason !== 'other'))(
    '« %s » says enough by itself',
    (reason) => {
      expect(commentReportProblems({ reason, words: '' })).toEqual({})
    },
  )

  test('for another reason says which', () => {
    expect(commentReportProblems({ reason: 'other', words: ' \n' })).toEqual({
      words: 'comment.report_words',
    })
    expect(commentReportProblems({ reason: 'other', words: 'Ce n’est pas lui.' })).toEqual({})
  })

  test('has a reason of the list, and no novel', () => {
    expect(commentReportProblems({ reason: 'humeur', words: 'x' })).toEqual({
      reason: 'comment.report_reason',
    })
    expect(commentReportProblems({ reason: 'spam', words: 'é'.repeat(500) })).toEqual({})
    expect(commentReportProblems({ reason: 'spam', words: 'é'.repeat(501) })).toEqual({
      words: 'comment.report_words',
    })
  })

  test('is read out of whatever is sent', () => {
    expect(cleanCommentReport({ motif: 3, precisions: ' Bonjour\u0000 ' })).toEqual({
      commentId: '',
      reason: '',
      words: 'Bonjour',
    })
  })
})
