import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { takePicture, type Upload } from './take-picture.ts'
import type { PictureView } from './view.ts'

/**
 * Takes a picture in: streamed to disk, judged by its first bytes, its variants made apart, then recorded. Throws
 * media.unsupported, media.too_large, media.too_many_pixels, media.unreadable, site.overloaded.
 */
export async function uploadPicture({ viewer }: Context, upload: Upload): Promise<PictureView> {
  authorize(viewer, 'media.upload')
  return takePicture(viewer.id, upload)
}
