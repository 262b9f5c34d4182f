'use server'

import { action } from '#domain/action.ts'
import { signInHere } from '#domain/people/session-cookie.ts'
import * as commands from './commands.ts'
import { emptyDemoInput } from './input.ts'

/** An account of the demo is gone afterwards: its user is signed in with the new one. */
export const emptyDemo = action({
  capability: 'settings.manage',
  input: emptyDemoInput,
  run: async (context, input) => {
    let isSignedIn = true
    await commands.emptyDemo(context, input, async (adminId) => {
      if (adminId !== context.viewer.id) isSignedIn = await signInHere(adminId)
    })
    return { next: isSignedIn ? '/redaction' : '/connexion?message=pret' }
  },
})
