import { Readable } from 'node:stream'
import sharp from 'sharp'
import { uploadPicture } from '#domain/media/commands.ts'
import { by, type Newsroom } from './database.ts'

/** Sent by an editor; pictures for what shows them, not for how they look. */
export async function aPicture(newsroom: Newsroom) {
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#7a4' } })
    .jpeg()
    .toBuffer()
  return uploadPicture(by(newsroom.editor), { bytes: Readable.from([bytes]), name: 'visage.jpg' })
}
export type Shown = Awaited<ReturnType<typeof aPicture>>

/** Parts of a content that shows it. */
export const asLead = ({ id: mediaId }: Shown) => ({
  lead: { mediaId, alt: 'Un visage', caption: '', credit: '' },
})
export const inBody = ({ id: mediaId }: Shown) => ({
  body: {
    type: 'doc' as const,
    content: [
      { type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Le texte.' }] },
      { type: 'picture' as const, attrs: { mediaId, alt: 'Un visage', caption: '', credit: '' } },
    ],
  },
})
