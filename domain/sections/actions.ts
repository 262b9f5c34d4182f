'use server'

import { action } from '#domain/action.ts'
import * as commands from './commands.ts'
import { createSectionInput, editSectionInput, moveSectionInput, sectionInput } from './input.ts'

export const createSection = action({
  capability: 'section.manage',
  input: createSectionInput,
  run: commands.createSection,
})
export const editSection = action({
  capability: 'section.manage',
  input: editSectionInput,
  run: commands.editSection,
})
export const moveSection = action({
  capability: 'section.manage',
  input: moveSectionInput,
  run: commands.moveSection,
})
export const deleteSection = action({
  capability: 'section.manage',
  input: sectionInput,
  run: commands.deleteSection,
})
