'use server'

import { cookies } from 'next/headers'
import { action, publicAction } from '#domain/action.ts'
import { getSession } from '#domain/viewer.ts'
import * as bylines from './byline-commands.ts'
import * as commands from './commands.ts'
import * as inputs from './input.ts'
import { landingPath } from './landing.ts'
import { changeOwnPassword } from './password-commands.ts'
import * as sessions from './session-commands.ts'
import { signInHere } from './session-cookie.ts'
import * as setup from './setup-commands.ts'

export const invitePerson = action({
  capability: 'people.manage',
  input: inputs.invitePersonInput,
  run: commands.invitePerson,
})
export const editPerson = action({
  capability: 'people.manage',
  input: inputs.editPersonInput,
  run: commands.editPerson,
})
export const disablePerson = action({
  capability: 'people.manage',
  input: inputs.personInput,
  run: commands.disablePerson,
})
export const enablePerson = action({
  capability: 'people.manage',
  input: inputs.personInput,
  run: commands.enablePerson,
})
export const renewSetupLink = action({
  capability: 'people.manage',
  input: inputs.personInput,
  run: commands.renewSetupLink,
})

/** Public: the holder of a one-time link has no account yet. Afterwards they are signed in. */
export const completeSetup = publicAction({
  input: inputs.completeSetupInput,
  run: async (context, input) => {
    const { userId, role } = await setup.completeSetup(context, input)
    return { next: (await signInHere(userId)) ? landingPath(role) : '/connexion?message=pret' }
  },
})

export const changePassword = action({
  capability: 'account.own',
  input: inputs.changePasswordInput,
  run: async (context, input) => {
    const sessionId = (await getSession())?.id ?? null
    const changed = await changeOwnPassword({ ...context, sessionId }, input)
    const jar = await cookies()
    for (const cookie of changed.cookies) jar.set(cookie)
    return { ended: changed.ended }
  },
})
export const revokeSession = action({
  capability: 'account.own',
  input: inputs.sessionInput,
  run: sessions.revokeSession,
})
export const revokeOtherSessions = action({
  capability: 'account.own',
  input: inputs.noInput,
  run: async (context) =>
    sessions.revokeOtherSessions({ ...context, sessionId: (await getSession())?.id ?? null }),
})

export const createByline = action({
  capability: 'byline.manage',
  input: inputs.createBylineInput,
  run: bylines.createByline,
})
export const createOwnByline = action({
  capability: 'byline.manage',
  input: inputs.ownBylineInput,
  run: bylines.createOwnByline,
})
export const editByline = action({
  capability: 'byline.manage',
  input: inputs.editBylineInput,
  run: bylines.editByline,
})
export const deleteByline = action({
  capability: 'byline.manage',
  input: inputs.bylineInput,
  run: bylines.deleteByline,
})
