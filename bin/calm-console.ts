/**
 * Loaded into the processes of the site (node --import): what Next and libraries print goes through our logger, an error by
 * its facts. As text it would hold people's words, and nobody could tell them from the rest.
 */
import { stripVTControlCharacters } from 'node:util'
import { withoutQuoted } from '#lib/error-facts.ts'
import { logger } from '#lib/log.ts'

const log = logger('console')

const levels = {
  error: 'error',
  warn: 'warn',
  info: 'info',
  log: 'info',
  debug: 'debug',
  trace: 'debug',
} as const

for (const [name, level] of Object.entries(levels)) {
  console[name as keyof typeof levels] = (...given: unknown[]) => {
    const errors = given.filter((one) => one instanceof Error)
    const words = given
      .map((one) => (typeof one === 'string' ? withoutQuoted(stripVTControlCharacters(one)) : ''))
      .filter((word) => word !== '')
    if (errors.length === 0 && words.length === 0) return
    log[level](errors.length > 0 ? { err: errors[0] } : {}, words.join(' ').slice(0, 300) || 'error')
  }
}
