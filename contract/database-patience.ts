/**
 * How long Next waits for its database before it says that it does not answer, in milliseconds. A yes may take that
 * long too, which is why the edge, which promises a time to those who write, has to know it (edge/http/limits.ts).
 */
export const databasePatience = 500
