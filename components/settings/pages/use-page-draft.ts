import type { Editor } from '@tiptap/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import { storedDocument } from '#components/redaction/editor/body/document-json.ts'
import { type Autosave, createAutosave } from '#components/redaction/editor/saving/autosave.ts'
import { sendDraftTo } from '#components/redaction/editor/saving/draft-transport.ts'
import { useLeaving, useSaveState } from '#components/redaction/editor/saving/use-article-draft.ts'
import type { PageContent } from '#domain/pages/page.ts'

type Saved = { address: string; version: number; savedAt: string; content: PageContent }
type Fields = Omit<PageContent, 'body'>

/** Looking for what is missing can wait for a pause. */
const digestDelay = 300

/** A page on this desk: fields in React, the body in its editor, and the autosave of an article over both. */
export function usePageDraft(saved: Saved) {
  const [fields, setFields] = useState<Fields>(() => fieldsOf(saved.content))
  const [content, setContent] = useState(saved.content)
  const [autosave, setAutosave] = useState<Autosave | null>(null)
  const fieldsNow = useRef(fields)
  const editor = useRef<Editor | null>(null)
  const saving = useRef<Autosave | null>(null)
  const digest = useRef<ReturnType<typeof setTimeout>>(undefined)
  const start = useRef(saved)

  const read = useCallback((): PageContent => {
    const body = editor.current ? storedDocument(editor.current.getJSON()) : start.current.content.body
    return { ...fieldsNow.current, body }
  }, [])
  const touch = useCallback(() => {
    saving.current?.touch()
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
  const attach = useCallback(
    (ready: Editor) => {
      if (editor.current === ready) return
      editor.current = ready
      saving.current?.stop()
      const { address, version, savedAt } = start.current
      const created = createAutosave({
        version,
        savedAt,
        read: () => JSON.stringify(read()),
        send: (base, json, overwrite) => sendDraftTo(address, base, json, overwrite),
        // A page is changed a few times a year: the browser asks before it is left unsaved, and no copy lies about.
        keep: () => {},
        release: () => {},
      })
      saving.current = created
      setAutosave(created)
    },
    [read],
  )
  /** Puts another text on the page: the printed typography, the other version of a conflict. */
  const replace = useCallback(
    (next: PageContent) => {
      fieldsNow.current = fieldsOf(next)
      setFields(fieldsNow.current)
      editor.current?.commands.setContent(next.body, { emitUpdate: false })
      setContent(read())
    },
    [read],
  )
  useEffect(() => () => clearTimeout(digest.current), [])
  useLeaving(autosave)
  const state = useSaveState(autosave, saved.savedAt)
  return { fields, content, state, autosave, change, touch, attach, replace }
}

const fieldsOf = ({ title, standfirst }: PageContent): Fields => ({ title, standfirst })
