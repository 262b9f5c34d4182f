import type { ReactNode } from 'react'

/**
 * How a page says when a story appeared: in words of the day on the front page, as a date on a page that outlives the day.
 */
export type When = (date: Date) => ReactNode
