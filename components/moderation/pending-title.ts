/** « (37) Modération – Plein Jour »; the number of before goes, and nobody waiting is no number. */
export const pendingTitle = (title: string, pending: number): string =>
  `${pending > 0 ? `(${pending}) ` : ''}${title.replace(/^\(\d+\) /, '')}`
