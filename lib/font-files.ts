/** Written by bin/subset-fonts.mjs: the two faces every page needs, fetched before the style sheet asks. */
export const preloadedFonts = ['/fonts/serif-2e90b7f0d1.woff2', '/fonts/sans-2f741e6c47.woff2'] as const
