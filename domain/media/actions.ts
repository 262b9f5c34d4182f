'use server'

import { action } from '#domain/action.ts'
import * as audio from './audio-queries.ts'
import * as focus from './focus-commands.ts'
import { chooseFocusInput, findAudioInput, findPicturesInput, withdrawPictureInput } from './input.ts'
import * as library from './library-queries.ts'
import * as commands from './withdraw-commands.ts'

export const withdrawPicture = action({
  capability: 'media.withdraw',
  input: withdrawPictureInput,
  run: commands.withdrawPicture,
})

export const chooseFocus = action({
  capability: 'media.focus',
  input: chooseFocusInput,
  run: focus.chooseFocus,
})

export const findAudio = action({
  capability: 'media.upload',
  input: findAudioInput,
  run: audio.findAudio,
})

export const findPictures = action({
  capability: 'media.upload',
  input: findPicturesInput,
  run: library.findPictures,
})
