declare const content: unique symbol

/** What travels from a server component to a client component as one string: see pack(). */
export type Packed<T> = string & { readonly [content]: T }

/**
 * React writes every object of a property by itself, and reads it by itself again, before it renders a client
 * component on the server: for fifty comments that takes longer than to render them. A string it only copies.
 */
export function pack<T>(value: T): Packed<T> {
  return JSON.stringify(value) as Packed<T>
}

export function unpack<T>(packed: Packed<T>): T {
  return JSON.parse(packed)
}
