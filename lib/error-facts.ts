/**
 * What of an error may be written down. An error is data of people: messages repeat what they typed (a draft that is no
 * JSON, a value that is no number), drizzle's hold every parameter of the statement, PostgreSQL's details the row. Here
 * are names, codes and places, the text of the statement without its parameters, and of messages what is not quoted.
 */
export interface ErrorFacts {
  type: string
  message?: string
  /** SQLSTATE, or the code of the system, of Node or of ours. */
  code?: string
  severity?: string
  constraint?: string
  table?: string
  column?: string
  /** With $1, $2 … where its parameters were. */
  statement?: string
  syscall?: string
  path?: string
  stack?: string
  cause?: ErrorFacts
  errors?: ErrorFacts[]
}

const longestMessage = 300
const longestStatement = 2_000
const mostFrames = 30
/** Deep enough for everything that is wrapped; a circle ends. */
const deepest = 5

const isCode = /^[\w.:-]{1,60}$/
const isIdentifier = /^[\w$-]{1,63}$/
/** Where something happened: a function and a place in a file, and nothing that a message could pass for. */
const frame =
  /^\s+at (?:async )?(?:(?:new )?[\w$.<>#[\] ]{1,200} \()?(?:node:|file:|webpack|\/|[A-Z]:\\|<anonymous>)[^\s"'()]*(?:\([^\s"')]*\)[^\s"'()]*)*(?::\d+:\d+)?\)?$/

export function isFrame(line: string): boolean {
  return line.length < 1_000 && frame.test(line)
}

/** Pure. For everything that can be thrown. */
export function describeError(error: unknown, depth = 0): ErrorFacts {
  if (!(error instanceof Error)) return describeThrown(error, depth)
  const own = error as Error & Record<string, unknown>
  const text = (pattern: RegExp, ...names: string[]) =>
    names
      .map((name) => own[name])
      .find((value): value is string => typeof value === 'string' && pattern.test(value))
  const facts: ErrorFacts = {
    type: isCode.test(error.name) ? error.name : 'Error',
    message: messageOf(own),
    code: text(isCode, 'code'),
    severity: text(isIdentifier, 'severity'),
    constraint: text(isIdentifier, 'constraint_name', 'constraint'),
    table: text(isIdentifier, 'table_name', 'table'),
    column: text(isIdentifier, 'column_name', 'column'),
    statement:
      depth === 0 && typeof own.query === 'string' ? own.query.slice(0, longestStatement) : undefined,
    syscall: text(isIdentifier, 'syscall'),
    path:
      typeof own.syscall === 'string' && typeof own.path === 'string' ? own.path.slice(0, 500) : undefined,
    stack: framesOf(error),
  }
  if (depth < deepest && error.cause !== undefined) facts.cause = describeError(error.cause, depth + 1)
  if (depth < deepest && error instanceof AggregateError)
    facts.errors = error.errors.slice(0, 5).map((one) => describeError(one, depth + 1))
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined),
  ) as unknown as ErrorFacts
}

/** Something that is no error: what it is, and the error in it, as libraries wrap them. */
function describeThrown(thrown: unknown, depth: number): ErrorFacts {
  if (typeof thrown !== 'object' || thrown === null) return { type: typeof thrown }
  const inner = 'error' in thrown ? thrown.error : undefined
  const type = thrown.constructor?.name ?? 'object'
  return {
    type: isCode.test(type) ? type : 'object',
    ...(inner instanceof Error && depth < deepest ? { cause: describeError(inner, depth + 1) } : {}),
  }
}

function messageOf(error: Error & Record<string, unknown>): string | undefined {
  // Drizzle's message is the statement and its parameters. The driver notes the statement on the server's errors, too.
  if ('params' in error || /^Failed query:/.test(error.message)) return 'Failed query'
  // A function of the database may raise whatever is in the row. The server's own words quote it.
  if (error.routine === 'exec_stmt_raise') return undefined
  // The system's is its code, what was tried, and the path, which stand beside it.
  if (typeof error.syscall === 'string') return undefined
  return withoutQuoted(error.message) || undefined
}

const quotes = /["'`«»“”„‘]/
/**
 * Pure: a line without what is quoted in it. From the first quotation mark to the last, because what is quoted may hold
 * quotation marks of its own; an apostrophe between letters is none.
 */
export function withoutQuoted(text: string): string {
  const [line = ''] = text.split(/[\r\n\u2028\u2029]/, 1)
  const marked = line.replaceAll(/(?<=\p{L})['’](?=\p{L})/gu, '\u0000')
  const first = marked.search(quotes)
  const shown =
    first === -1
      ? line
      : `${line.slice(0, first)}"…"${line.slice(Math.max(first, lastQuote(marked, first)) + 1)}`
  return shown
    .replaceAll(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, longestMessage)
}

/** The end of the line where a quotation does not end. */
function lastQuote(text: string, first: number): number {
  for (let at = text.length - 1; at > first; at--) if (quotes.test(text[at]!) || text[at] === '’') return at
  return text.length
}

function framesOf({ stack, message }: Error): string | undefined {
  if (typeof stack !== 'string') return undefined
  // A message may hold lines that look like places.
  const after = message === '' ? 0 : stack.indexOf(message)
  const rest = after === -1 ? stack : stack.slice(after + message.length)
  const frames = rest.split('\n').filter(isFrame).slice(0, mostFrames)
  return frames.length === 0 ? undefined : frames.map((line) => line.trim()).join('\n')
}
