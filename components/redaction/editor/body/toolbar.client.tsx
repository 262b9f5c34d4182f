'use client'

import { Toolbar as BaseToolbar } from '@base-ui/react/toolbar'
import type { Editor } from '@tiptap/core'
import { isInTable } from '@tiptap/pm/tables'
import { useEditorState } from '@tiptap/react'
import { type ReactNode, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from '#components/ui/class-names.ts'
import { Tooltip } from '#components/ui/tooltip.client.tsx'
import { InsertMenu } from '../blocks/insert-menu.client.tsx'
import { TableTools } from '../blocks/table-tools.client.tsx'
import { pictureTypes } from '../pictures/upload-picture.ts'
import { focusBody } from './focus-body.ts'
import { icons } from './icons.tsx'
import { insertPicture, type PictureInsertion } from './insert-picture.ts'
import { LanguageMenu } from './language-menu.client.tsx'
import { LinkButton } from './link-button.client.tsx'
import { useModifierName } from './modifier.ts'
import { SlashMenu } from './slash-menu.client.tsx'
import { toolClass } from './tool-class.ts'

/** One stop of the Tab key; arrows move inside it. Every tool says its name and its keys. */
export function Toolbar({ editor, insertion }: { editor: Editor; insertion: PictureInsertion }) {
  const t = useTranslations()
  const mod = useModifierName()
  const file = useRef<HTMLInputElement>(null)
  const now = useEditorState({
    editor,
    selector: ({ editor: e }) => ({
      canUndo: e.can().undo(),
      canRedo: e.can().redo(),
      heading: e.isActive('heading', { level: 2 }),
      subheading: e.isActive('heading', { level: 3 }),
      bold: e.isActive('bold'),
      italic: e.isActive('italic'),
      bullets: e.isActive('bulletList'),
      numbers: e.isActive('orderedList'),
      quote: e.isActive('blockquote'),
      pullQuote: e.isActive('pullQuote'),
      table: isInTable(e.state),
    }),
  })
  const chain = () => {
    focusBody(editor)
    return editor.chain()
  }

  return (
    <>
      <BaseToolbar.Root
        aria-label={t('redaction.toolbar.label')}
        className="tools flex items-center gap-px overflow-x-auto py-1"
      >
        <Tool
          icon={icons.undo}
          label={t('redaction.toolbar.undo')}
          keys={[mod, 'Z']}
          disabled={!now.canUndo}
          onPress={() => chain().undo().run()}
        />
        <Tool
          icon={icons.redo}
          label={t('redaction.toolbar.redo')}
          keys={[mod, '⇧', 'Z']}
          disabled={!now.canRedo}
          onPress={() => chain().redo().run()}
        />
        <Rule />
        <Tool
          icon={icons.heading}
          label={t('redaction.toolbar.heading')}
          keys={['##', '␣']}
          pressed={now.heading}
          onPress={() => chain().toggleHeading({ level: 2 }).run()}
        />
        <Tool
          icon={icons.subheading}
          label={t('redaction.toolbar.subheading')}
          keys={['###', '␣']}
          pressed={now.subheading}
          onPress={() => chain().toggleHeading({ level: 3 }).run()}
        />
        <Rule />
        <Tool
          icon={icons.bold}
          label={t('redaction.toolbar.bold')}
          keys={[mod, 'B']}
          pressed={now.bold}
          onPress={() => chain().toggleBold().run()}
        />
        <Tool
          icon={icons.italic}
          label={t('redaction.toolbar.italic')}
          keys={[mod, 'I']}
          pressed={now.italic}
          onPress={() => chain().toggleItalic().run()}
        />
        <LinkButton editor={editor} keys={[mod, 'K']} />
        <LanguageMenu editor={editor} />
        <Rule />
        <Tool
          icon={icons.bullets}
          label={t('redaction.toolbar.bullets')}
          keys={['-', '␣']}
          pressed={now.bullets}
          onPress={() => chain().toggleBulletList().run()}
        />
        <Tool
          icon={icons.numbers}
          label={t('redaction.toolbar.numbers')}
          keys={['1.', '␣']}
          pressed={now.numbers}
          onPress={() => chain().toggleOrderedList().run()}
        />
        <Tool
          icon={icons.quote}
          label={t('redaction.toolbar.quote')}
          keys={[mod, '⇧', 'B']}
          pressed={now.quote}
          onPress={() => chain().toggleBlockquote().run()}
        />
        <Tool
          icon={icons.pullQuote}
          label={t('redaction.toolbar.pullQuote')}
          keys={[mod, '⇧', 'E']}
          pressed={now.pullQuote}
          onPress={() => chain().togglePullQuote().run()}
        />
        <Rule />
        <Tool
          icon={icons.picture}
          label={t('redaction.toolbar.picture')}
          onPress={() => file.current?.click()}
        />
        <input
          ref={file}
          type="file"
          accept={pictureTypes.join(',')}
          multiple
          hidden
          tabIndex={-1}
          aria-hidden="true"
          onChange={(event) => {
            for (const chosen of event.target.files ?? []) {
              void insertPicture(editor, chosen, editor.state.selection.to, insertion)
            }
            event.target.value = ''
          }}
        />
        <InsertMenu editor={editor} />
      </BaseToolbar.Root>
      <SlashMenu editor={editor} onPicture={() => file.current?.click()} />
      {now.table ? <TableTools editor={editor} /> : null}
    </>
  )
}

function Tool({
  icon,
  label,
  keys,
  pressed,
  disabled,
  onPress,
}: {
  icon: ReactNode
  label: string
  keys?: readonly string[]
  pressed?: boolean
  disabled?: boolean
  onPress: () => void
}) {
  return (
    <Tooltip label={label} keys={keys}>
      <BaseToolbar.Button
        aria-label={label}
        aria-pressed={pressed}
        disabled={disabled}
        onClick={onPress}
        className={classNames(toolClass, 'focus-visible:-outline-offset-2')}
      >
        {icon}
      </BaseToolbar.Button>
    </Tooltip>
  )
}

const Rule = () => <BaseToolbar.Separator className="mx-1 h-5 w-px shrink-0 bg-rule" />
