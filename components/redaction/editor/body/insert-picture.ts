import type { Editor } from '@tiptap/core'
import type { PictureView } from '#domain/media/view.ts'
import { blockBoundary } from '../blocks/insert-block.ts'
import { expectWords, rememberFocus } from '../pictures/focus-after-upload.ts'
import { uploadPicture } from '../pictures/upload-picture.ts'
import { focusBody } from './focus-body.ts'
import { closeSlot, openSlot, slotPosition } from './upload-slots.ts'

type Words = {
  progress: (name: string, percent: number) => string
  error: (name: string, code: string, values: Record<string, string | number>) => string
  dismiss: string
}
export type PictureInsertion = { words: Words; onPicture: (picture: PictureView) => void }

let count = 0

/**
 * Sends a picture and puts it where it was dropped, wherever that place is by then. A refused one says why at
 * that place and takes nothing with it.
 */
export async function insertPicture(editor: Editor, file: File, position: number, options: PictureInsertion) {
  const { words, onPicture } = options
  const id = `slot-${++count}`
  const element = document.createElement('div')
  element.className = 'upload-slot'
  element.contentEditable = 'false'
  element.setAttribute('role', 'status')
  element.textContent = words.progress(file.name, 0)
  openSlot(editor.view, { id, element }, blockBoundary(editor, position))

  const focus = rememberFocus()
  const written = editor.state.doc
  const answer = await uploadPicture(file, (share) => {
    element.textContent = words.progress(file.name, Math.round(share * 100))
  })
  if (editor.isDestroyed) return
  if (!answer.ok) {
    const dismiss = document.createElement('button')
    dismiss.type = 'button'
    dismiss.textContent = words.dismiss
    dismiss.addEventListener('click', () => {
      closeSlot(editor.view, id)
      focusBody(editor)
    })
    element.setAttribute('role', 'alert')
    element.replaceChildren(words.error(file.name, answer.code, answer.values), ' ', dismiss)
    return
  }
  onPicture(answer.picture)
  const place = slotPosition(editor.state, id)
  closeSlot(editor.view, id)
  if (place === null) return
  const { id: mediaId, alt, caption, credit } = answer.picture
  if (focus.isUnmoved() && editor.state.doc.eq(written)) expectWords(mediaId)
  const picture = { type: 'picture', attrs: { mediaId, alt, caption, credit } }
  // The cursor stays where somebody may be writing by now.
  editor.commands.insertContentAt(place, picture, { updateSelection: false })
}
