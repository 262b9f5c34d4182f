import { defaultSettings, type SiteSettings } from './settings.ts'

let last: SiteSettings = defaultSettings

export const rememberSettings = (read: SiteSettings): void => {
  last = read
}

/**
 * For the pages that must stand without a database: as this process last read them, so that an English newspaper says in
 * English that it is away. A process that has never read them has the defaults.
 */
export const lastSettings = (): SiteSettings => last
