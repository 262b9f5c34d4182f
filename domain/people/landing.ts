import type { Role } from '#domain/access.ts'

/** Where one's day begins. */
export const landingPath = (role: Role): string => (role === 'moderator' ? '/moderation' : '/redaction')
