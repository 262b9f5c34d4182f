import { getSchema, type JSONContent } from '@tiptap/core'
import { DOMParser as DocumentParser, Slice } from '@tiptap/pm/model'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { type ArticleDocument, documentSchema } from '#domain/articles/document.ts'
import { blockNodes } from '../blocks/block-nodes.ts'
import { storedDocument } from './document-json.ts'
import { cleanPastedHtml } from './paste-cleaning.ts'
import { PictureBlock } from './picture-node.ts'
import { Blockquote, PullQuote } from './quote-node.ts'
import { plainNodes } from './schema.ts'

const schema = getSchema([...plainNodes, Blockquote, PullQuote, PictureBlock, ...blockNodes])

/** As ProseMirror reads the clipboard: the markup cleaned, its slice put in at the selection. */
export function pasteInto(start: JSONContent, at: number, html: string): ArticleDocument {
  const state = EditorState.create({ doc: schema.nodeFromJSON(start) })
  const box = new DOMParser().parseFromString(cleanPastedHtml(html), 'text/html').body
  const [first] = box.querySelectorAll('[data-pm-slice]')
  const parsed = DocumentParser.fromSchema(schema).parseSlice(box, {
    preserveWhitespace: first !== undefined,
  })
  const slice = first ? parsed : closed(Slice.maxOpen(parsed.content, true))
  const selection = TextSelection.near(state.doc.resolve(Math.min(at, state.doc.content.size)))
  const { doc } = state.tr.setSelection(selection).replaceSelection(slice)
  doc.check()
  const stored = storedDocument(doc.toJSON())
  return documentSchema.parse(stored)
}
/** What stands by itself (a table) is put in whole: the editor opens a paste no further than to it. */
function closed(slice: Slice): Slice {
  const depth = (side: 'firstChild' | 'lastChild', most: number) => {
    let open = 0
    for (let node = slice.content[side]; node && open < most && !node.type.spec.isolating; node = node[side])
      open++
    return open
  }
  return new Slice(slice.content, depth('firstChild', slice.openStart), depth('lastChild', slice.openEnd))
}

const empty = { type: 'doc', content: [{ type: 'paragraph' }] }
export const paste = (html: string) => pasteInto(empty, 1, html)
