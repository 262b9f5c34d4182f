/** Written by tools/fonts/subset-fonts.mjs: the two faces every page needs, fetched before the style sheet asks. */
export const preloadedFonts = ['/fonts/serif-95e84e977c.woff2', '/fonts/sans-2f741e6c47.woff2'] as const
