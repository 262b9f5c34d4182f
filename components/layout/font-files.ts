export { preloadedFonts } from '#lib/font-files.ts'
