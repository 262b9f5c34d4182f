import { z } from 'zod'

// zod compiles its checks with `new Function`, and asks the browser first whether it may: our content security
// policy says no, and reports the question. In browsers it interprets instead.
if ('document' in globalThis) z.config({ jitless: true })

export { z }
