'use server'

import { action } from '#domain/action.ts'
import * as commands from './commands.ts'
import * as queries from './desk-queries.ts'
import { chooseLanguageInput, findTranslationsInput, translationInput } from './input.ts'

export const chooseLanguage = action({
  capability: 'article.edit',
  input: chooseLanguageInput,
  run: commands.chooseLanguage,
})
export const linkTranslation = action({
  capability: 'article.publish',
  input: translationInput,
  run: commands.linkTranslation,
})
export const unlinkTranslation = action({
  capability: 'article.publish',
  input: translationInput,
  run: commands.unlinkTranslation,
})
export const findTranslations = action({
  capability: 'article.publish',
  input: findTranslationsInput,
  run: ({ viewer }, input) => queries.findTranslations(viewer, input),
})
