import type { Editor } from '@tiptap/core'
import { Fragment, type Node as ProseMirrorNode, Slice } from '@tiptap/pm/model'
import { useEditor } from '@tiptap/react'
import { useEffect, useRef } from 'react'
import type { ArticleDocument, PictureAttributes } from '#domain/articles/document.ts'
import { directionOfLanguage, type Language } from '#lib/locale.ts'
import { loosenSpaces } from '#lib/typography.ts'
import { blockNodes } from '../blocks/block-nodes.ts'
import { filesOf } from '../pictures/upload-picture.ts'
import { insertPicture, type PictureInsertion } from './insert-picture.ts'
import { KeepBlocks } from './keep-blocks.ts'
import { cleanPastedHtml } from './paste-cleaning.ts'
import { PictureBlock } from './picture-node.ts'
import { Blockquote, PullQuote } from './quote-node.ts'
import { plainNodes } from './schema.ts'
import { TypingRules } from './typing-rules.ts'
import { UploadSlots } from './upload-slots.ts'

type Options = {
  body: ArticleDocument
  editable: boolean
  label: string
  /** That of the text: how it is set, read aloud and spelled. */
  language: Language
  knowsPicture: (mediaId: string) => boolean
  insertion: PictureInsertion
  onChange: () => void
}

/** The editor of the body. It is made in the browser only; until then the page shows the text without it. */
export function useBodyEditor(options: Options): Editor | null {
  const current = useRef(options)
  useEffect(() => {
    current.current = options
  })
  const { editable, label, language } = options

  const editor = useEditor({
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    // Its style sheet is prose.css: a style element made by a script is not for a strict content policy.
    injectCSS: false,
    extensions: [
      ...plainNodes,
      Blockquote,
      PullQuote,
      PictureBlock,
      ...blockNodes,
      UploadSlots,
      KeepBlocks,
      TypingRules.configure({ language: () => current.current.language }),
    ],
    content: options.body,
    editable,
    onUpdate: () => current.current.onChange(),
    editorProps: {
      attributes: () => ({
        class: 'prose prose-editor',
        id: 'article-body',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        lang: current.current.language,
        dir: directionOfLanguage(current.current.language),
        spellcheck: 'true',
      }),
      transformPastedHTML: cleanPastedHtml,
      transformPastedText: loosenSpaces,
      transformPasted: (slice) =>
        new Slice(
          withoutUnknownPictures(slice.content, current.current.knowsPicture),
          slice.openStart,
          slice.openEnd,
        ),
      handlePaste(view, event) {
        const files = filesOf(event.clipboardData)
        // A word processor puts a picture of the text beside the text: the text is what was meant.
        if (files.length === 0 || event.clipboardData?.types.includes('text/html')) return false
        return receive(files, view.state.selection.to)
      },
      handleDrop(view, event, _slice, moved) {
        const files = filesOf(event.dataTransfer)
        if (moved || files.length === 0) return false
        const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
        event.preventDefault()
        return receive(files, place?.pos ?? view.state.doc.content.size)
      },
    },
  })

  function receive(files: File[], position: number): boolean {
    const target = live.current
    if (!target?.isEditable) return false
    for (const file of files) void insertPicture(target, file, position, current.current.insertion)
    return true
  }
  const live = useRef(editor)
  useEffect(() => {
    live.current = editor
    editor?.setEditable(editable, false)
  }, [editor, editable])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the attributes are asked again when it changes.
  useEffect(() => {
    editor?.view.setProps({})
  }, [editor, language])

  return editor
}

/** A picture copied from another article has no file here: its place would stay empty for readers. */
function withoutUnknownPictures(fragment: Fragment, knows: (mediaId: string) => boolean): Fragment {
  const kept: ProseMirrorNode[] = []
  fragment.forEach((node) => {
    if (node.type.name === 'picture' && !knows(node.attrs.mediaId)) return
    if (node.type.name !== 'gallery') {
      kept.push(node)
      return
    }
    const pictures = (node.attrs.pictures as PictureAttributes[]).filter(({ mediaId }) => knows(mediaId))
    if (pictures.length > 0) kept.push(node.type.create({ ...node.attrs, pictures }))
  })
  return Fragment.fromArray(kept)
}
