import { expect, test } from 'vitest'
import { isCompressible, isCompressibleType } from './compress.ts'

test.each([
  'text/html; charset=utf-8',
  'TEXT/HTML',
  'text/css',
  'text/x-component',
  'text/eventful',
  'application/json',
  'application/manifest+json',
  'application/problem+json; charset=utf-8',
  'application/rss+xml; charset=utf-8',
  'application/xml',
  'application/javascript',
  'application/wasm',
  'image/svg+xml',
  'image/x-icon',
])('%s is compressed', (type) => expect(isCompressibleType(type)).toBe(true))

test.each([
  'text/event-stream',
  'text/event-stream; charset=utf-8',
  'Text/Event-Stream',
  'application/octet-stream',
  'application/zip',
  'application/pdf',
  'image/webp',
  'image/avif',
  'image/jpeg',
  'font/woff2',
  'multipart/form-data; boundary=text/html',
  'application/nobody-knows',
  '',
])('%j is not', (type) => expect(isCompressibleType(type)).toBe(false))

test('nor is what is compressed already, a part of a file, or what may not be changed', () => {
  const html = { 'content-type': 'text/html' }
  expect(isCompressible({ headers: html })).toBe(true)
  expect(isCompressible({ headers: { ...html, 'cache-control': 'no-store' } })).toBe(true)
  for (const header of [
    { 'content-encoding': 'br' },
    { 'content-range': 'bytes 0-9/10' },
    { 'cache-control': 'public, no-transform' },
  ])
    expect(isCompressible({ headers: { ...html, ...header } })).toBe(false)
  expect(isCompressible({ headers: {} })).toBe(false)
})
