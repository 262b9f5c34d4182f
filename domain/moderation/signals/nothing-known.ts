import type { Observed } from './signal.ts'

/** Of somebody who has never been here, below an article that nothing is known of: for what looks at words or a form alone. */
export const nothingKnown: Omit<Observed, 'name' | 'body' | 'formAge' | 'reading' | 'lists'> = {
  honeypot: false,
  isBorrowedName: false,
  isCrowd: false,
  networkPosts: 1,
  language: 'fr',
  history: { approved: 0, rejected: 0, spam: 0, decayed: { approved: 0, refused: 0 }, isProved: false },
  hosts: new Map(),
  similar: { spam: 0, others: 0, own: 0 },
  sharedWords: null,
}
