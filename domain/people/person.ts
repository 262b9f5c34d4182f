/** Characters. A name must fit a byline and a list; a biography is a paragraph, not a page. */
export const personLimits = { name: 80, jobTitle: 80, biography: 1_000 } as const
