'use server'

import { action } from '#domain/action.ts'
import { signInHere } from '#domain/people/session-cookie.ts'
import * as commands from './commands.ts'
import { emptyDemoInput } from './input.ts'

/** Whoever was a person of the demo is somebody else afterwards, and signed in as that. */
export const emptyDemo = action({
  capability: 'settings.manage',
  input: emptyDemoInput,
  run: async (context, input) => {
    const { adminId } = await commands.emptyDemo(context, input)
    const isSame = adminId === context.viewer.id
    const isSignedIn = isSame || (await signInHere(adminId))
    await commands.confirmEmptied()
    return { next: isSignedIn ? '/redaction' : '/connexion?message=pret' }
  },
})
