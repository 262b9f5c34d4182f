'use server'

import { action } from '#domain/action.ts'
import { withdrawPictureInput } from './input.ts'
import * as commands from './withdraw-commands.ts'

export const withdrawPicture = action({
  capability: 'media.withdraw',
  input: withdrawPictureInput,
  run: commands.withdrawPicture,
})
