export { preloadedFonts } from '#contract/font-files.ts'
