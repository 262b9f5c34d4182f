import { describe, expect, test } from 'vitest'
import { cleanReport, mayBecome, paragraphOf, reportProblems, reportStatuses } from './report.ts'

const typed = { paragraph: '', passage: '', body: 'Le pont date de 1912.', name: '', email: '' }
const problemsOf = (form: Partial<typeof typed>) => reportProblems(cleanReport({ ...typed, ...form }))

describe('a report', () => {
  test('needs its words, and nothing else', () => {
    expect(problemsOf({})).toEqual({})
    expect(problemsOf({ body: ' \u200b ' })).toEqual({ body: 'report.empty' })
  })

  test('has all its mistakes told at once, from top to bottom', () => {
    const problems = problemsOf({
      paragraph: 'le dernier',
      passage: 'x'.repeat(1_001),
      body: 'x'.repeat(2_001),
      name: 'x'.repeat(61),
      email: 'lea@',
    })
    expect(Object.entries(problems)).toEqual([
      ['paragraph', 'report.paragraph_invalid'],
      ['passage', 'report.passage_too_long'],
      ['body', 'report.too_long'],
      ['name', 'report.name_too_long'],
      ['email', 'report.email_invalid'],
    ])
  })

  test.each([
    ['3', 3],
    [' n° 12 ', 12],
    ['0', null],
    ['-1', null],
    ['3.5', null],
    ['100000', null],
  ])('the paragraph « %s » is %s', (words, number) => expect(paragraphOf(words)).toBe(number))
})

test('a decided report is never new again, and no decision changes nothing', () => {
  const steps = reportStatuses.flatMap((from) =>
    reportStatuses.filter((to) => mayBecome(from, to)).map((to) => `${from} → ${to}`),
  )
  expect(steps).toEqual([
    'new → accepted',
    'new → refused',
    'new → done',
    'accepted → refused',
    'accepted → done',
    'refused → accepted',
    'refused → done',
    'done → accepted',
    'done → refused',
  ])
})
