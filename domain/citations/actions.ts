'use server'

import { action } from '#domain/action.ts'
import * as commands from './commands.ts'
import { readCitationInput, saveCitationsInput } from './input.ts'
import * as reading from './read-citation.ts'

export const saveCitations = action({
  capability: 'settings.manage',
  input: saveCitationsInput,
  run: commands.saveCitations,
})

export const readCitation = action({
  capability: 'media.upload',
  input: readCitationInput,
  run: (context, input) => reading.readCitation(context, input),
})
