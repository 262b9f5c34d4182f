/** How mail leaves the site. Never a password. */
export type MailRoute = { host: string | null; from: string; senderName: string; replyTo: string }

/** A kept letter in the list. */
export type KeptMailRow = { id: string; to: string; address: string; subject: string; createdAt: Date }

export type KeptMailView = KeptMailRow & { fromName: string; replyTo: string | null; text: string }
