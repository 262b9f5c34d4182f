import type { Translator } from '#contract/i18n/translator.ts'
import type { Known } from '#domain/navigation/navigation.ts'

/** How the site calls its own places: in the masthead, in the footer and where both are composed. */
export const navigationWords = (t: Translator): Known['words'] => ({
  owed: {
    about: t('site.footer_about'),
    contact: t('navigation.contact'),
    legal: t('site.footer_legal'),
    privacy: t('site.footer_privacy'),
    charter: t('site.footer_charter'),
    reply: t('navigation.reply'),
    accessibility: t('site.footer_accessibility'),
  },
  places: {
    latest: t('site.footer_latest'),
    archives: t('archives.title'),
    search: t('search.link'),
    plan: t('site.footer_plan'),
    feed: t('site.footer_feed'),
    corrections: t('site.footer_corrections'),
    loads: t('navigation.loads'),
    signIn: t('site.footer_sign_in'),
    email: t('site.footer_contact'),
  },
  /** In the line of the masthead there is room for two words. */
  shortLatest: t('site.latest'),
  columns: [
    t('site.footer_sections'),
    t('site.footer_paper'),
    t('site.footer_rules'),
    t('site.footer_staff'),
  ],
})
