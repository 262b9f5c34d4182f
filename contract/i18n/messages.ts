import type { Locale } from '#lib/locale.ts'
import enArchives from './messages/en/archives.json' with { type: 'json' }
import enArticle from './messages/en/article.json' with { type: 'json' }
import enAudio from './messages/en/audio.json' with { type: 'json' }
import enAuth from './messages/en/auth.json' with { type: 'json' }
import enBylines from './messages/en/bylines.json' with { type: 'json' }
import enCitations from './messages/en/citations.json' with { type: 'json' }
import enClassifier from './messages/en/classifier.json' with { type: 'json' }
import enComfort from './messages/en/comfort.json' with { type: 'json' }
import enComments from './messages/en/comments.json' with { type: 'json' }
import enCommon from './messages/en/common.json' with { type: 'json' }
import enDemo from './messages/en/demo.json' with { type: 'json' }
import enDistribution from './messages/en/distribution.json' with { type: 'json' }
import enErrors from './messages/en/errors.json' with { type: 'json' }
import enFront from './messages/en/front.json' with { type: 'json' }
import enHistory from './messages/en/history.json' with { type: 'json' }
import enLanguages from './messages/en/languages.json' with { type: 'json' }
import enMail from './messages/en/mail.json' with { type: 'json' }
import enModeration from './messages/en/moderation.json' with { type: 'json' }
import enNavigation from './messages/en/navigation.json' with { type: 'json' }
import enPages from './messages/en/pages.json' with { type: 'json' }
import enPictures from './messages/en/pictures.json' with { type: 'json' }
import enPolicy from './messages/en/policy.json' with { type: 'json' }
import enRedaction from './messages/en/redaction.json' with { type: 'json' }
import enReports from './messages/en/reports.json' with { type: 'json' }
import enSearch from './messages/en/search.json' with { type: 'json' }
import enSections from './messages/en/sections.json' with { type: 'json' }
import enSettings from './messages/en/settings.json' with { type: 'json' }
import enSite from './messages/en/site.json' with { type: 'json' }
import enSlash from './messages/en/slash.json' with { type: 'json' }
import enThread from './messages/en/thread.json' with { type: 'json' }
import frArchives from './messages/fr/archives.json' with { type: 'json' }
import frArticle from './messages/fr/article.json' with { type: 'json' }
import frAudio from './messages/fr/audio.json' with { type: 'json' }
import frAuth from './messages/fr/auth.json' with { type: 'json' }
import frBylines from './messages/fr/bylines.json' with { type: 'json' }
import frCitations from './messages/fr/citations.json' with { type: 'json' }
import frClassifier from './messages/fr/classifier.json' with { type: 'json' }
import frComfort from './messages/fr/comfort.json' with { type: 'json' }
import frComments from './messages/fr/comments.json' with { type: 'json' }
import frCommon from './messages/fr/common.json' with { type: 'json' }
import frDemo from './messages/fr/demo.json' with { type: 'json' }
import frDistribution from './messages/fr/distribution.json' with { type: 'json' }
import frErrors from './messages/fr/errors.json' with { type: 'json' }
import frFront from './messages/fr/front.json' with { type: 'json' }
import frHistory from './messages/fr/history.json' with { type: 'json' }
import frLanguages from './messages/fr/languages.json' with { type: 'json' }
import frMail from './messages/fr/mail.json' with { type: 'json' }
import frModeration from './messages/fr/moderation.json' with { type: 'json' }
import frNavigation from './messages/fr/navigation.json' with { type: 'json' }
import frPages from './messages/fr/pages.json' with { type: 'json' }
import frPictures from './messages/fr/pictures.json' with { type: 'json' }
import frPolicy from './messages/fr/policy.json' with { type: 'json' }
import frRedaction from './messages/fr/redaction.json' with { type: 'json' }
import frReports from './messages/fr/reports.json' with { type: 'json' }
import frSearch from './messages/fr/search.json' with { type: 'json' }
import frSections from './messages/fr/sections.json' with { type: 'json' }
import frSettings from './messages/fr/settings.json' with { type: 'json' }
import frSite from './messages/fr/site.json' with { type: 'json' }
import frSlash from './messages/fr/slash.json' with { type: 'json' }
import frThread from './messages/fr/thread.json' with { type: 'json' }

const fr = {
  common: frCommon,
  errors: frErrors,
  site: frSite,
  article: frArticle,
  comfort: frComfort,
  comments: frComments,
  navigation: frNavigation,
  pages: frPages,
  policy: frPolicy,
  redaction: frRedaction,
  moderation: frModeration,
  search: frSearch,
  settings: frSettings,
  auth: frAuth,
  demo: frDemo,
  front: frFront,
  languages: frLanguages,
  mail: frMail,
  history: frHistory,
  reports: frReports,
  archives: frArchives,
  bylines: frBylines,
  distribution: frDistribution,
  audio: frAudio,
  citations: frCitations,
  classifier: frClassifier,
  slash: frSlash,
  sections: frSections,
  pictures: frPictures,
  thread: frThread,
}

/** French is the reference: its keys are the type of every other language. */
export type Messages = typeof fr

const en: Messages = {
  common: enCommon,
  errors: enErrors,
  site: enSite,
  article: enArticle,
  comfort: enComfort,
  comments: enComments,
  navigation: enNavigation,
  pages: enPages,
  policy: enPolicy,
  redaction: enRedaction,
  moderation: enModeration,
  search: enSearch,
  settings: enSettings,
  auth: enAuth,
  demo: enDemo,
  front: enFront,
  languages: enLanguages,
  mail: enMail,
  history: enHistory,
  reports: enReports,
  archives: enArchives,
  bylines: enBylines,
  distribution: enDistribution,
  audio: enAudio,
  citations: enCitations,
  classifier: enClassifier,
  slash: enSlash,
  sections: enSections,
  pictures: enPictures,
  thread: enThread,
}

export const messages: Record<Locale, Messages> = { fr, en }
