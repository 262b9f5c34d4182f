import type { Page } from './page.ts'

/**
 * A further page of a list is as true as it was when it was rendered, but a new story has pushed it on: a reader who goes
 * on from a fresh first page may miss one story or see one twice. Within ten minutes hardly any is published; and however
 * many are, no such page is rendered oftener than that, and none unasked.
 */
const furtherPageAge = 10 * 60_000

const isFurther = (key: string): boolean => key.includes('?page=')

/** Whether it is to be rendered again for the next reader, although nobody said that anything in it has changed. */
export const isExpired = ({ key, renderedAt }: Pick<Page, 'key' | 'renderedAt'>): boolean =>
  isFurther(key) && Date.now() - renderedAt >= furtherPageAge
