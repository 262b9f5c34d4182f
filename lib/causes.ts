/** An error and what it was made of, the outermost first: drizzle wraps what the server said. Five deep, as a circle would be. */
export function* causesOf(error: unknown): Generator<Error & { code?: unknown }> {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) yield at
}
