import { roles } from '#domain/access.ts'
import { defineEvent } from '#domain/event.ts'
import { raw, z } from '#lib/schema.ts'

const nothing = z.object({})
const named = z.object({ name: raw() })
const role = z.enum(roles)

export const userCreated = defineEvent('user.created', 'user', z.object({ role }))
export const userInvited = defineEvent('user.invited', 'user', named.extend({ role }))
export const userLinkRenewed = defineEvent('user.link_renewed', 'user', nothing)
export const userSetUp = defineEvent('user.set_up', 'user', nothing)
export const userChanged = defineEvent('user.changed', 'user', named)
export const userRoleChanged = defineEvent(
  'user.role_changed',
  'user',
  named.extend({ from: role, to: role }),
)
export const userDisabled = defineEvent('user.disabled', 'user', nothing)
export const userEnabled = defineEvent('user.enabled', 'user', nothing)
export const userPasswordChanged = defineEvent('user.password_changed', 'user', nothing)

export const sessionOpened = defineEvent('session.opened', 'session', nothing)
export const sessionClosed = defineEvent('session.closed', 'session', nothing)
/** Somebody has ended sessions of their own on other devices. The subject is the person. */
export const sessionRevoked = defineEvent('session.revoked', 'user', z.object({ ended: z.int() }))

export const bylineCreated = defineEvent('byline.created', 'byline', named)
export const bylineChanged = defineEvent('byline.changed', 'byline', named.extend({ slug: raw() }))
export const bylineDeleted = defineEvent('byline.deleted', 'byline', named)
