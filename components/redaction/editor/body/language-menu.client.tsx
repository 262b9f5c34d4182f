'use client'

import { Toolbar as BaseToolbar } from '@base-ui/react/toolbar'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Menu, MenuItem } from '#components/ui/menu.client.tsx'
import { type Language, languages } from '#lib/locale.ts'
import { focusBody } from './focus-body.ts'
import { icons } from './icons.tsx'

/** The language of the selected words, or of what is typed next: how they are set, read aloud and hyphenated. */
export function LanguageMenu({ editor }: { editor: Editor }) {
  const t = useTranslations()
  const isChosen = useRef(false)
  const { current } = useEditorState({
    editor,
    selector: ({ editor: e }) => ({
      current: (e.getAttributes('language').lang as Language | undefined) ?? null,
    }),
  })

  function choose(lang: Language | null) {
    isChosen.current = true
    focusBody(editor)
    // With nothing selected inside a passage, the whole passage is meant.
    const chain = editor.chain()
    if (editor.state.selection.empty && current) chain.extendMarkRange('language')
    if (lang) chain.setMark('language', { lang }).run()
    else chain.unsetMark('language').run()
  }
  return (
    <Menu
      align="start"
      finalFocus={() => {
        const leaves = !isChosen.current
        isChosen.current = false
        return leaves
      }}
      trigger={
        <BaseToolbar.Button
          aria-label={t('languages.passage')}
          title={t('languages.passage')}
          className="flex h-11 shrink-0 items-center gap-1 rounded-control px-2 text-13 font-semibold hover:bg-wash focus-visible:-outline-offset-2 md:h-9"
        >
          {icons.language}
          {current ? <span>{current}</span> : null}
          <span aria-hidden="true">▾</span>
        </BaseToolbar.Button>
      }
    >
      <MenuItem disabled={current === null} onSelect={() => choose(null)}>
        {t('languages.passage_none')}
      </MenuItem>
      {languages.map((lang) => (
        <MenuItem key={lang} disabled={lang === current} onSelect={() => choose(lang)}>
          {t(`languages.name_${lang}`)}
        </MenuItem>
      ))}
    </Menu>
  )
}
