/**
 * What the parts of the site's own addresses are called in English, by their French names: in words that English
 * newspapers use. What both languages call alike (`/contact`, `/corrections`) is in no table. No name stands on both sides: so
 * each address has one language, or none.
 */
export const firstNames = {
  'derniers-articles': 'latest',
  archives: 'archive',
  'plan-du-site': 'site-map',
  'a-propos': 'about',
  accessibilite: 'accessibility',
  'charte-des-commentaires': 'comment-policy',
  confidentialite: 'privacy',
  'mentions-legales': 'legal-notice',
  'droit-de-reponse': 'right-of-reply',
  'ce-que-ce-site-charge': 'what-this-site-loads',
  recherche: 'search',
  affichage: 'display',
  'a-lire-plus-tard': 'saved',
  auteurs: 'authors',
  sujets: 'topics',
} as const

/** Below the address of an article, and below that again. */
export const articleNames = { commentaires: 'comments', historique: 'history', signaler: 'report' } as const
export const innerNames = {
  recents: 'newest',
  utiles: 'most-useful',
  recu: 'received',
  signale: 'reported',
} as const

/** Anywhere below the archive. */
export const archiveNames = { avant: 'before' } as const
