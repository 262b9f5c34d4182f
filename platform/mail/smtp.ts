import { isIPv4 } from 'node:net'
import { type MailCode, MailError, type MailMessage, oneAddress, oneLine } from './message.ts'

export interface SmtpServer {
  host: string
  port: number
  /** Encrypted from the first byte; otherwise by STARTTLS. */
  isImplicitTls: boolean
  login: { user: string; pass: string } | undefined
}

/** Milliseconds: for one answer of the server, and for a whole letter. Whoever sends by hand is waiting. */
const usualPatience = { answer: 10_000, letter: 30_000 }

/** Pure: what SMTP_URL says. */
export function readSmtpUrl(smtpUrl: string): SmtpServer {
  const url = new URL(smtpUrl)
  const isImplicitTls = url.protocol === 'smtps:'
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (isImplicitTls ? 465 : 587) : Number(url.port),
    isImplicitTls,
    login:
      url.username === ''
        ? undefined
        : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
  }
}

/** Sends one letter over a connection of its own. Throws MailError. */
export function createSmtp(
  server: SmtpServer,
  from: string,
  patience: { answer: number; letter: number } = usualPatience,
): (message: MailMessage) => Promise<void> {
  return async (message) => {
    const to = oneAddress(message.to.address)
    const sender = oneAddress(from)
    const replyTo = message.replyTo === undefined ? undefined : oneAddress(message.replyTo)
    // Only a site that sends mail loads it.
    const { createTransport } = await import('nodemailer')
    const transport = createTransport({
      host: server.host,
      port: server.port,
      secure: server.isImplicitTls,
      // A password, or a letter with a link that signs somebody in, does not travel in clear but within this machine.
      requireTLS: !isOwnMachine(server.host),
      ...(server.login === undefined ? {} : { auth: server.login }),
      dnsTimeout: patience.answer,
      connectionTimeout: patience.answer,
      greetingTimeout: patience.answer,
      socketTimeout: patience.answer,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    try {
      await transport.sendMail({
        // One recipient, whatever the headers say.
        envelope: { from: sender, to: [to] },
        from: { name: oneLine(message.fromName), address: sender },
        to: { name: oneLine(message.to.name), address: to },
        ...(replyTo === undefined ? {} : { replyTo: { name: '', address: replyTo } }),
        subject: oneLine(message.subject),
        text: message.text,
        html: message.html,
        messageId: `<${message.key.replace(/[^\w.-]/g, '-')}@${sender.split('@')[1]}>`,
        // No holiday note answers it.
        headers: { 'Auto-Submitted': 'auto-generated' },
        signal: AbortSignal.timeout(patience.letter),
      })
    } catch (error) {
      throw mailError(error)
    } finally {
      transport.close()
    }
  }
}

/** Pure. By number, not by how a name begins: 127.mail.example.org is somebody's server. */
export const isOwnMachine = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))

/** Pure. */
export function mailError(error: unknown): MailError {
  if (error instanceof MailError) return error
  const { code, responseCode } = Object(error) as { code?: string; responseCode?: number }
  const made = (mailCode: MailCode) => new MailError(mailCode, responseCode)
  // A server that is busy says so whatever it was asked.
  if (responseCode !== undefined && responseCode >= 400 && responseCode < 500) return made('mail.deferred')
  if (code === 'EAUTH' || code === 'ENOAUTH') return made('mail.sign_in')
  if (code === 'ETLS' || isCertificate(error)) return made('mail.insecure')
  if (responseCode !== undefined && responseCode >= 500) return made('mail.refused')
  if (code === 'EENVELOPE') return made('mail.address')
  return made(['EDNS', 'ESOCKET', 'ETIMEDOUT'].includes(code ?? '') ? 'mail.unreachable' : 'mail.interrupted')
}

/** What Node's TLS says of a certificate stands in the error that nodemailer wraps. */
function isCertificate(error: unknown): boolean {
  return error instanceof Error && /certificate|self-signed|altname|SSL routines/i.test(error.message)
}
