'use server'

import { action } from '#domain/action.ts'
import * as audio from './audio-queries.ts'
import { findAudioInput, withdrawPictureInput } from './input.ts'
import * as commands from './withdraw-commands.ts'

export const withdrawPicture = action({
  capability: 'media.withdraw',
  input: withdrawPictureInput,
  run: commands.withdrawPicture,
})

export const findAudio = action({
  capability: 'media.upload',
  input: findAudioInput,
  run: audio.findAudio,
})
