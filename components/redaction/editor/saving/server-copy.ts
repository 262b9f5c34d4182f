import type { SaveAnswer } from './save-answer.ts'

/** `overwrite`: the person has seen the newer version and keeps this text; the other stays in the history. */
export type Send = (baseVersion: number, content: string, overwrite: boolean) => Promise<SaveAnswer>

/** What the server has of one draft, as far as this page knows. */
export function createServerCopy(start: { version: number; content: string }, send: Send) {
  let { version, content: acknowledged } = start
  let isOverwriting = false
  /** Sent, and never answered: the server may have it all the same. */
  let unanswered: string[] = []

  function accept(newVersion: number, content: string) {
    version = newVersion
    acknowledged = content
  }

  /**
   * The other version may be our own, saved when its answer was lost: the server acknowledges words it has. Then there
   * is nothing for a person to choose.
   */
  async function saveOverOwn(content: string): Promise<SaveAnswer | undefined> {
    for (const sent of unanswered.toReversed()) {
      const arrived = await send(version, sent, false)
      if (arrived.kind !== 'saved') continue
      accept(arrived.version, sent)
      return content === sent ? arrived : send(version, content, false)
    }
    return undefined
  }

  return {
    version: () => version,
    has: (content: string) => content === acknowledged,
    accept,
    /** The text of this page goes on top of a newer version, even if it is the same as before. */
    overwrite(newerVersion: number) {
      accept(newerVersion, '')
      isOverwriting = true
    },
    async save(content: string): Promise<SaveAnswer> {
      let answer = await send(version, content, isOverwriting)
      if (answer.kind === 'conflict') answer = (await saveOverOwn(content)) ?? answer
      unanswered = answer.kind === 'unreachable' ? [...unanswered, content] : []
      if (answer.kind === 'saved') {
        isOverwriting = false
        accept(answer.version, content)
      }
      return answer
    },
  }
}
