import { Readable } from 'node:stream'
import type { Viewer } from '#domain/access.ts'
import type { LeadPicture } from '#domain/articles/content.ts'
import { uploadPicture } from '#domain/media/commands.ts'
import { chooseFocus } from '#domain/media/focus-commands.ts'
import { chooseFocusInput } from '#domain/media/input.ts'
import { createSemaphore } from '#lib/semaphore.ts'
import { drawIllustration } from './pictures/illustration.ts'
import type { Motif } from './pictures/motif.ts'
import type { Newsroom, Story } from './stories.ts'

/**
 * Draws and uploads all pictures while the stories are written: developing them is nearly all of the work of a demo,
 * and takes one core each. The number of a story is the seed of its picture.
 */
export function uploadLeadPictures(editor: Viewer, stories: Story[]): Newsroom['pictures'] {
  // As many at once as image processing takes; none is drawn before its turn, so that few are in memory.
  const inTurn = createSemaphore(
    { running: 2, waiting: stories.length },
    () => new Error('More pictures wait than there are stories'),
  )
  const pictures: Newsroom['pictures'] = new Map()
  for (const [index, story] of stories.entries()) {
    if (!story.fields.picture) continue
    const picture = inTurn(() => uploadLeadPicture(editor, story, index + 1))
    // Its story throws what went wrong, and may not wait for it yet.
    picture.catch(() => {})
    pictures.set(story.slug, picture)
  }
  return pictures
}

/** `focus: 30 60` in a story: the point of its picture that every cut keeps. */
async function uploadLeadPicture(viewer: Viewer, story: Story, seed: number): Promise<LeadPicture> {
  const { picture, alt = '', caption = '', focus } = story.fields
  const context = { viewer, now: story.publishedAt }
  const jpeg = await drawIllustration({ motif: picture as Motif, section: story.folder as never, seed })
  const credit = 'Illustration Plein Jour'
  const uploaded = await uploadPicture(context, {
    bytes: Readable.from(jpeg),
    name: `${picture}.jpg`,
    alt,
    caption,
    credit,
  })
  if (focus) {
    const [x, y] = focus.split(' ').map(Number)
    await chooseFocus(context, chooseFocusInput.parse({ mediaId: uploaded.id, x, y }))
  }
  return { mediaId: uploaded.id, alt, caption, credit }
}
