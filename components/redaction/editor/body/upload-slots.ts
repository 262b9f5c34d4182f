import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'

/**
 * The place a picture will take while it is on its way. A decoration and not a node: it moves with the text
 * around it, is never saved, and disappears without a trace when the upload fails.
 */
export type Slot = { id: string; element: HTMLElement }
type Change = { add: Slot & { position: number } } | { remove: string }

const key = new PluginKey<DecorationSet>('uploadSlots')

export const UploadSlots = Extension.create({
  name: 'uploadSlots',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply(transaction, slots) {
          const moved = slots.map(transaction.mapping, transaction.doc)
          const change: Change | undefined = transaction.getMeta(key)
          if (!change) return moved
          if ('remove' in change)
            return moved.remove(moved.find(undefined, undefined, (spec) => spec.id === change.remove))
          const { id, element, position } = change.add
          return moved.add(transaction.doc, [
            Decoration.widget(position, element, {
              id,
              side: -1,
              ignoreSelection: true,
              stopEvent: () => true,
            }),
          ])
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
})

export function openSlot(view: EditorView, slot: Slot, position: number) {
  view.dispatch(view.state.tr.setMeta(key, { add: { ...slot, position } } satisfies Change))
}

export function closeSlot(view: EditorView, id: string) {
  view.dispatch(view.state.tr.setMeta(key, { remove: id } satisfies Change))
}

/** Where the slot is by now; null when the text around it was deleted. */
export function slotPosition(state: EditorState, id: string): number | null {
  return key.getState(state)?.find(undefined, undefined, (spec) => spec.id === id)[0]?.from ?? null
}
