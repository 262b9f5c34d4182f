/**
 * The point of a picture that stays in view wherever it is cut to a shape: per cent of its width from the left, and of its
 * height from the top.
 */
export type Focus = { x: number; y: number }

/** Where nobody has marked one. */
export const centre: Focus = { x: 50, y: 50 }

export const isCentre = ({ x, y }: Focus): boolean => x === centre.x && y === centre.y

/** `object-position` of a cut picture; nothing for its middle, which is what browsers do by themselves. */
export const positionOf = (focus: Focus | undefined): string | undefined =>
  focus && !isCentre(focus) ? `${focus.x}% ${focus.y}%` : undefined

type Size = { width: number; height: number }

/**
 * Pure: the part of a picture that fills a frame, in its own pixels. The arithmetic of `object-fit: cover` and
 * `object-position`, so that what we cut ourselves shows what browsers would.
 */
export function cutOf(picture: Size, frame: Size, focus: Focus): Size & { left: number; top: number } {
  const scale = Math.max(frame.width / picture.width, frame.height / picture.height)
  const width = Math.max(1, Math.min(picture.width, Math.round(frame.width / scale)))
  const height = Math.max(1, Math.min(picture.height, Math.round(frame.height / scale)))
  const left = Math.round(((picture.width - width) * focus.x) / 100)
  const top = Math.round(((picture.height - height) * focus.y) / 100)
  return { left, top, width, height }
}

/** Pure: the point under a pointer, within the picture however far it has gone. */
export function pointAt(
  pointer: { clientX: number; clientY: number },
  box: { left: number; top: number; width: number; height: number },
): Focus {
  const share = (at: number, size: number) => within(size > 0 ? (100 * at) / size : centre.x)
  return { x: share(pointer.clientX - box.left, box.width), y: share(pointer.clientY - box.top, box.height) }
}

const within = (share: number): number => Math.min(100, Math.max(0, Math.round(share)))
