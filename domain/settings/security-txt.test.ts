import { expect, test } from 'vitest'
import { securityTxt } from './security-txt.ts'

const site = { siteUrl: 'https://journal.example', now: new Date('2026-03-02T08:30:00Z') }

test('says whom to write to, until when, and in which language', () => {
  expect(securityTxt({ contactEmail: 'redaction@journal.example', language: 'fr' }, site)).toBe(
    `Contact: mailto:redaction@journal.example
Expires: 2026-08-29T00:00:00Z
Preferred-Languages: fr, en
Canonical: https://journal.example/.well-known/security.txt
`,
  )
})

test('an English site answers in English', () => {
  expect(securityTxt({ contactEmail: 'desk@journal.example', language: 'en' }, site)).toContain(
    'Languages: en\n',
  )
})

test('what an address may hold ends no line and begins no field', () => {
  const text = securityTxt({ contactEmail: "o'neil+news%x@journal.example", language: 'en' }, site)
  expect(text).toContain("Contact: mailto:o'neil+news%25x@journal.example\n")
})

test('does not exist without an address', () => {
  expect(securityTxt({ contactEmail: '', language: 'fr' }, site)).toBeNull()
})
