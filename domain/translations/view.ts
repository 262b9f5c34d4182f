import type { Language } from '#lib/locale.ts'

/** An article in another language, for the desk. */
export type TranslationChoice = { id: string; title: string; language: Language; isVisible: boolean }
