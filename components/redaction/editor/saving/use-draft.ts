import type { Editor } from '@tiptap/core'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useLeaveGuard } from '#components/ui/use-leave-guard.ts'
import { storedDocument } from '../body/document-json.ts'
import { type Autosave, createAutosave, type SaveState } from './autosave.ts'
import { type DraftContent, sendDraft } from './draft-transport.ts'
import { createLocalCopies, type LocalCopies, type LocalCopy } from './local-copies.ts'

export type DraftKind<C extends DraftContent> = {
  /** All but the body, in one order: two copies are the same when their JSON is. */
  fieldsOf(content: Omit<C, 'body'>): Omit<C, 'body'>
  /** What an earlier visit kept on this device; null when it cannot be read. */
  readCopy(copy: LocalCopy): C | null
}
type Saved<C> = {
  /** Of the text, on this device. */
  draftId: string
  address: string
  viewerId: string
  version: number
  savedAt: string
  content: C
}
type Link = { autosave: Autosave; copies: LocalCopies }

/** Counting words and looking for what is missing can wait for a pause. */
const digestDelay = 300

/**
 * The text on this page: fields in React, the body in its editor, one autosave over both. `content` is a
 * snapshot that trails the keys a little; `read()` is exact.
 */
export function useDraft<C extends DraftContent>({ fieldsOf, readCopy }: DraftKind<C>, saved: Saved<C>) {
  type Fields = Omit<C, 'body'>
  const [fields, setFields] = useState<Fields>(() => fieldsOf(saved.content))
  const [content, setContent] = useState(saved.content)
  const [link, setLink] = useState<Link | null>(null)
  const fieldsNow = useRef<Fields>(fields)
  const editor = useRef<Editor | null>(null)
  const autosave = useRef<Autosave | null>(null)
  const digest = useRef<ReturnType<typeof setTimeout>>(undefined)
  const start = useRef(saved)

  const read = useCallback((): C => {
    const body = editor.current ? storedDocument(editor.current.getJSON()) : start.current.content.body
    return { ...fieldsOf(fieldsNow.current), body } as C
  }, [fieldsOf])

  const touch = useCallback(() => {
    autosave.current?.touch()
    clearTimeout(digest.current)
    digest.current = setTimeout(() => setContent(read()), digestDelay)
  }, [read])

  const change = useCallback(
    (patch: Partial<Fields>) => {
      fieldsNow.current = { ...fieldsNow.current, ...patch }
      setFields(fieldsNow.current)
      touch()
    },
    [touch],
  )

  /** Called when the body's editor is there: only from then on is there a whole text to save. */
  const attach = useCallback(
    (ready: Editor) => {
      if (editor.current === ready) return
      editor.current = ready
      const { draftId, address, viewerId, version, savedAt } = start.current
      const copies = createLocalCopies({
        storage: deviceStorage(),
        draftId,
        viewerId,
        tab: crypto.randomUUID(),
      })
      autosave.current?.stop()
      const created = createAutosave({
        version,
        savedAt,
        read: () => JSON.stringify(read()),
        send: (base, json, overwrite) => sendDraft(address, base, json, overwrite),
        keep: (base, json) => copies.keep(base, json),
        release: () => copies.release(),
      })
      autosave.current = created
      setLink({ autosave: created, copies })
    },
    [read],
  )

  /** Puts another text on the page: the other version of a conflict, a copy of this device, the printed typography. */
  const replace = useCallback(
    (next: C) => {
      fieldsNow.current = fieldsOf(next)
      setFields(fieldsNow.current)
      editor.current?.commands.setContent(next.body, { emitUpdate: false })
      setContent(read())
    },
    [read, fieldsOf],
  )

  useEffect(() => () => clearTimeout(digest.current), [])
  useLeaving(link?.autosave ?? null)
  const state = useSaveState(link?.autosave ?? null, saved.savedAt)
  return { fields, content, state, link, read, readCopy, change, touch, attach, replace }
}

export type Draft<C extends DraftContent> = ReturnType<typeof useDraft<C>>

const nothing = () => () => {}

function useSaveState(autosave: Autosave | null, savedAt: string): SaveState {
  const initial = useRef<SaveState>({ kind: 'saved', savedAt })
  return useSyncExternalStore(
    autosave?.subscribe ?? nothing,
    () => autosave?.state() ?? initial.current,
    () => initial.current,
  )
}

/** Everything that may be the last moment of this page, and the moment the network comes back. */
function useLeaving(autosave: Autosave | null) {
  useLeaveGuard(() => {
    autosave?.leave()
    return autosave?.isDirty() ?? false
  })
  useEffect(() => {
    if (!autosave) return
    const leave = () => autosave.leave()
    const onVisibility = () => {
      if (document.visibilityState === 'hidden') leave()
    }
    const retry = () => {
      const { kind } = autosave.state()
      if (kind === 'unreachable' || kind === 'signed_out') void autosave.retry()
    }
    const events: [EventTarget, string, (event: never) => void][] = [
      [window, 'pagehide', leave],
      [window, 'blur', leave],
      [window, 'online', retry],
      [window, 'focus', retry],
      [document, 'visibilitychange', onVisibility],
    ]
    for (const [target, name, run] of events) target.addEventListener(name, run as EventListener)
    return () => {
      for (const [target, name, run] of events) target.removeEventListener(name, run as EventListener)
      // The page may go without a word to the window, as when a link is followed inside the desks.
      autosave.leave()
      autosave.stop()
    }
  }, [autosave])
}

function deviceStorage(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}
