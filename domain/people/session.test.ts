import { describe, expect, test } from 'vitest'
import {
  isAlive,
  isSeenLongAgo,
  isSessionToken,
  sessionCookieName,
  sessionExpiry,
  sessionLimits,
  shortUserAgent,
} from './session.ts'

const now = new Date('2026-11-23T10:00:00Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000)
const session = (startedAgo: number, seenAgo: number) => ({
  createdAt: ago(startedAgo),
  lastSeenAt: ago(seenAgo),
  expiresAt: sessionExpiry(ago(startedAgo)),
})

describe('a session', () => {
  test('lives while both of its clocks run', () => {
    expect(isAlive(session(0, 0), now)).toBe(true)
    expect(isAlive(session(11 * 3_600, 60), now)).toBe(true)
  })
  test('ends twelve hours after the sign-in, however busy', () => {
    expect(isAlive(session(sessionLimits.absolute, 1), now)).toBe(false)
  })
  test('ends after two idle hours, however young', () => {
    expect(isAlive(session(sessionLimits.idle, sessionLimits.idle), now)).toBe(false)
  })
  test('is marked as seen once a minute at most', () => {
    expect(isSeenLongAgo(session(100, 59), now)).toBe(false)
    expect(isSeenLongAgo(session(100, 60), now)).toBe(true)
  })
})

test('a token is 32 bytes in base64url and nothing else', () => {
  expect(isSessionToken('A'.repeat(43))).toBe(true)
  for (const value of [
    '',
    'A'.repeat(42),
    'A'.repeat(44),
    `${'A'.repeat(42)}=`,
    `${'A'.repeat(42)}'`,
    null,
    43,
  ])
    expect(isSessionToken(value)).toBe(false)
})

test('the cookie is bound to the host wherever https allows it', () => {
  expect(sessionCookieName('https://www.example.org')).toBe('__Host-session')
  expect(sessionCookieName('http://localhost:3000')).toBe('session')
})

test('the name of a device is cleaned and cut', () => {
  expect(shortUserAgent(`Firefox\u0085\u0000${'x'.repeat(400)}`)).toMatch(/^Firefox x{290,}$/)
  expect(shortUserAgent(null)).toBe('')
})
