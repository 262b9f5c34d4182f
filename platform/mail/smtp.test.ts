import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, test } from 'vitest'
import { createMailer } from './mailer.ts'
import { type MailMessage, oneAddress, oneLine } from './message.ts'
import { createSmtp, isOwnMachine, mailError, readSmtpUrl } from './smtp.ts'

type Taken = { from: string; to: string[]; mail: ParsedMail; raw: string }

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

/** A mail server on this machine, and what it has taken. */
async function aServer(options: SMTPServerOptions = {}): Promise<{ port: number; taken: Taken[] }> {
  const taken: Taken[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    async onData(stream, session, done) {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      const raw = Buffer.concat(chunks)
      const { mailFrom, rcptTo } = session.envelope
      taken.push({
        from: mailFrom === false ? '' : mailFrom.address,
        to: rcptTo.map(({ address }) => address),
        mail: await simpleParser(raw),
        raw: raw.toString('latin1'),
      })
      done()
    },
    ...options,
  })
  // A client that hangs up is part of the trial.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  open.push({ close: () => new Promise((resolve) => server.close(() => resolve())) })
  return { port: (server.server.address() as AddressInfo).port, taken }
}

/** A server that speaks as it is told. */
async function aTalker(talk: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    talk(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  open.push({
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  })
  return (server.address() as AddressInfo).port
}

const impatient = { answer: 300, letter: 1_000 }
/** A server that answers may be slow on a busy machine; only one that does not is worth no waiting. */
const mailerTo = (port: number, login?: { user: string; pass: string }, patience?: typeof impatient) =>
  createSmtp({ host: '127.0.0.1', port, isImplicitTls: false, login }, 'noreply@lanterne.test', patience)

const letter: MailMessage = {
  key: 'invitation/0197',
  to: { name: 'Odile Ranvier', address: 'odile@lanterne.test' },
  subject: 'Votre compte à La Lanterne',
  text: 'Bonjour,\n\nouvrez https://lanterne.test/connexion/inscription?jeton=abc\n',
  html: '<p>Bonjour</p>',
  fromName: 'La Lanterne',
}

test('a letter arrives as it was written, once, with the name of the newspaper', async () => {
  const { port, taken } = await aServer()
  await mailerTo(port)({ ...letter, replyTo: 'redaction@lanterne.test' })
  expect(taken).toHaveLength(1)
  const { from, to, mail } = taken[0]!
  expect({ from, to }).toEqual({ from: 'noreply@lanterne.test', to: ['odile@lanterne.test'] })
  expect(mail.from?.value).toEqual([{ name: 'La Lanterne', address: 'noreply@lanterne.test' }])
  expect(mail.replyTo?.value).toEqual([{ name: '', address: 'redaction@lanterne.test' }])
  expect(mail.subject).toBe(letter.subject)
  expect(mail.text).toBe(letter.text)
  expect(mail.html).toBe(letter.html)
  expect(mail.messageId).toBe('<invitation-0197@lanterne.test>')
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
})

test('an administrator’s server is asked with name and password, percent signs and all', async () => {
  const asked: unknown[] = []
  const { port, taken } = await aServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth({ username, password }, _session, done) {
      asked.push([username, password])
      if (password === 'p@ss:w%rd/') done(null, { user: 1 })
      else done(Object.assign(new Error('no'), { responseCode: 535 }))
    },
  })
  const url = readSmtpUrl(`smtp://redaction%40lanterne.test:p%40ss%3Aw%25rd%2F@127.0.0.1:${port}`)
  await createSmtp(url, 'noreply@lanterne.test')(letter)
  expect(taken).toHaveLength(1)
  expect(asked).toEqual([['redaction@lanterne.test', 'p@ss:w%rd/']])
  await expect(mailerTo(port, { user: 'x', pass: 'wrong' })(letter)).rejects.toMatchObject({
    code: 'mail.sign_in',
    isFinal: false,
  })
})

const breaks = ['\r\n', '\n', '\r', '\u2028', '\u0085', '\0', '\r\n\r\n', '\u000b', '\t\r\n ', '%0d%0a']
const payloads = [
  'Bcc: victim@other.test',
  'To: victim@other.test',
  'Subject: Gagnez',
  '.\r\nMAIL FROM:<x@other.test>\r\nRCPT TO:<victim@other.test>\r\nDATA',
  'X-Evil: yes',
]

test('no name and no subject adds a recipient or a header, in fifty hostile ones', async () => {
  const { port, taken } = await aServer()
  await mailerTo(port)(letter)
  const usual = [...taken[0]!.mail.headers.keys()].sort()
  const hostile = breaks.flatMap((cut) => payloads.map((payload) => `Odile${cut}${payload}`))
  expect(hostile).toHaveLength(50)
  for (const text of hostile)
    await mailerTo(port)({
      ...letter,
      to: { name: text, address: letter.to.address },
      subject: text,
      fromName: text,
      key: text,
    })
  expect(taken).toHaveLength(51)
  for (const { from, to, mail, raw } of taken) {
    expect(from).toBe('noreply@lanterne.test')
    expect(to).toEqual(['odile@lanterne.test'])
    expect([mail.to, mail.cc, mail.bcc].flat().flatMap((list) => list?.value ?? [])).toHaveLength(1)
    expect([...mail.headers.keys()].sort()).toEqual(usual)
    expect(mail.text).toBe(letter.text)
    expect(raw.match(/^(Bcc|X-Evil):/gim)).toBeNull()
  }
}, 30_000)

test.each([
  'nobody',
  'a b@lanterne.test',
  'a@lanterne.test, b@lanterne.test',
  'a@lanterne.test\r\nBcc: b@other.test',
  '"a\r\nRCPT TO:<b@other.test>"@lanterne.test',
  '<a@lanterne.test>',
  'group:a@lanterne.test;',
  `${'a'.repeat(65)}@lanterne.test`,
  `a@${'b'.repeat(260)}.test`,
  'a@b@c.test',
])('%j is no address, and nobody is called', async (address) => {
  const { port, taken } = await aServer()
  await expect(mailerTo(port)({ ...letter, to: { name: 'x', address } })).rejects.toMatchObject({
    code: 'mail.address',
    isFinal: true,
  })
  await expect(mailerTo(port)({ ...letter, replyTo: address })).rejects.toMatchObject({
    code: 'mail.address',
  })
  expect(taken).toEqual([])
})

test('usual addresses are addresses', () => {
  for (const address of ["o'neil+news@journal.example", 'é@exämple.fr', 'a@localhost'])
    expect(oneAddress(address)).toBe(address)
  expect(oneLine('  a\r\n\tb\u200b c ')).toBe('a b c')
})

const refusing = (responseCode: number) => (_: unknown, __: unknown, done: (error: Error) => void) =>
  done(Object.assign(new Error(`odile@lanterne.test ${responseCode}`), { responseCode }))

describe('what a server says becomes a code, and none of its words', () => {
  test.each([
    ['a greylisting one', { onRcptTo: refusing(451) }, 'mail.deferred', false],
    ['one without that mailbox', { onRcptTo: refusing(550) }, 'mail.refused', true],
    ['one that wants another sender', { onMailFrom: refusing(553) }, 'mail.refused', true],
    [
      'one that refuses the text',
      {
        onData: ((stream, _session, done) => {
          stream.resume()
          stream.on('end', () => done(Object.assign(new Error('spam'), { responseCode: 554 })))
        }) as SMTPServerOptions['onData'],
      },
      'mail.refused',
      true,
    ],
    [
      'one that lets nobody in',
      {
        onConnect: ((_, done) =>
          done(Object.assign(new Error('busy'), { responseCode: 421 }))) as SMTPServerOptions['onConnect'],
      },
      'mail.deferred',
      false,
    ],
  ] as [string, SMTPServerOptions, string, boolean][])('%s', async (_, options, code, isFinal) => {
    const { port } = await aServer(options)
    const error = await mailerTo(port)(letter).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code, isFinal, message: code })
    expect(JSON.stringify(error)).not.toContain('odile')
  })

  test('nobody there', async () => {
    const port = await aTalker(() => {})
    await open.pop()!.close()
    await expect(mailerTo(port)(letter)).rejects.toMatchObject({ code: 'mail.unreachable' })
  })

  test('one that hangs up in the middle', async () => {
    const port = await aTalker((socket) => {
      socket.write('220 hello\r\n')
      socket.on('data', (bytes) => {
        const line = bytes.toString()
        if (/^EHLO/.test(line)) socket.write('250 hello\r\n')
        else if (/^(MAIL|RCPT)/.test(line)) socket.write('250 ok\r\n')
        else socket.destroy()
      })
    })
    await expect(mailerTo(port)(letter)).rejects.toMatchObject({ code: 'mail.interrupted' })
  })

  test('one that says nothing', async () => {
    const port = await aTalker(() => {})
    await expect(mailerTo(port, undefined, impatient)(letter)).rejects.toMatchObject({
      code: 'mail.unreachable',
    })
  })

  test('one that says a letter at a time is not listened to for ever', async () => {
    const port = await aTalker((socket) => {
      socket.write('220 hello\r\n')
      const timer = setInterval(() => socket.write('250-slow\r\n'), 50)
      socket.on('close', () => clearInterval(timer))
    })
    const begun = performance.now()
    await expect(mailerTo(port, undefined, impatient)(letter)).rejects.toMatchObject({
      code: expect.stringMatching(/^mail\./),
    })
    expect(performance.now() - begun).toBeLessThan(impatient.letter + 5_000)
  })

  test('one that does not encrypt, on another machine', async () => {
    // The name of this machine by another way: what is refused is the line, before the letter.
    const { port, taken } = await aServer()
    const elsewhere = createSmtp(
      { host: '0.0.0.0', port, isImplicitTls: false, login: { user: 'a', pass: 'b' } },
      'noreply@lanterne.test',
    )
    await expect(elsewhere(letter)).rejects.toMatchObject({ code: 'mail.insecure' })
    expect(taken).toEqual([])
  })

  test('one with a certificate that nobody knows', async () => {
    const { port, taken } = await aServer({ secure: true })
    const send = createSmtp(
      { host: '127.0.0.1', port, isImplicitTls: true, login: undefined },
      'noreply@lanterne.test',
    )
    await expect(send(letter)).rejects.toMatchObject({ code: 'mail.insecure' })
    expect(taken).toEqual([])
  })
})

test('an error without a number is one of the line', () => {
  expect(mailError(undefined).code).toBe('mail.interrupted')
  expect(mailError(Object.assign(new Error('x'), { code: 'EDNS' })).code).toBe('mail.unreachable')
})

test('SMTP_URL is read: port and encryption by the scheme', () => {
  expect(readSmtpUrl('smtps://mail.example.org')).toEqual({
    host: 'mail.example.org',
    port: 465,
    isImplicitTls: true,
    login: undefined,
  })
  expect(readSmtpUrl('smtp://a:b@[::1]:2525')).toMatchObject({
    host: '::1',
    port: 2525,
    isImplicitTls: false,
  })
  expect(readSmtpUrl('smtp://mail.example.org').port).toBe(587)
})

test('without a server mail is kept, with one it is not', async () => {
  const kept: MailMessage[] = []
  const keep = async (message: MailMessage) => void kept.push(message)
  await createMailer({ smtpUrl: undefined, mailFrom: 'noreply@lanterne.test' }, keep)(letter)
  expect(kept).toEqual([letter])
  const { port, taken } = await aServer()
  await createMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom: 'noreply@lanterne.test' }, keep)(letter)
  expect(kept).toHaveLength(1)
  expect(taken).toHaveLength(1)
})

test.each([
  ['smtp://localhost', true],
  ['smtp://127.0.0.1', true],
  ['smtp://127.1.2.3:25', true],
  ['smtp://[::1]', true],
  ['smtp://127.mail.example.org', false],
  ['smtp://127.0.0.1.example.org', false],
  ['smtp://localhost.example.org', false],
  ['smtp://128.0.0.1', false],
  ['smtp://[2001:db8::1]', false],
])('%s may be spoken to in clear: %s', (url, isOwn) => {
  expect(isOwnMachine(readSmtpUrl(url).host)).toBe(isOwn)
})
