'use client'

import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.client.tsx'
import type { LibraryPicture } from '#domain/media/library.ts'
import { LibraryGrid } from './library-grid.client.tsx'
import { useLibrary } from './use-library.ts'

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** How many may be taken; one is taken instead of what is there. */
  room: number | 'one'
  onTake: (pictures: LibraryPicture[]) => void
}

/** Pictures that were sent before: looked for, marked in the order they shall have, taken together. */
export function LibraryDialog({ open, onOpenChange, room, onTake }: Props) {
  const t = useTranslations()
  const id = useId()
  const search = useRef<HTMLInputElement>(null)
  const [taken, setTaken] = useState<readonly LibraryPicture[]>([])
  const library = useLibrary(open)
  const isOne = room === 'one'
  const most = isOne ? 1 : room

  function submit(event: FormEvent) {
    event.preventDefault()
    event.stopPropagation()
    if (taken.length === 0) return
    onOpenChange(false)
    setTaken([])
    onTake([...taken])
  }
  const mark = (picture: LibraryPicture, isTaken: boolean) =>
    setTaken((before) => {
      if (isOne) return isTaken ? [picture] : []
      const others = before.filter((one) => one.id !== picture.id)
      return isTaken && others.length < most ? [...others, picture] : others
    })

  return (
    <Dialog
      wide
      open={open}
      onOpenChange={onOpenChange}
      title={t(isOne ? 'pictures.library_title_one' : 'pictures.library_title_many')}
      description={isOne ? undefined : t('pictures.library_room', { count: most })}
      initialFocus={search}
      footer={
        <>
          <Button look="quiet" onClick={() => onOpenChange(false)}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" form={`${id}-form`} look="primary" disabled={taken.length === 0}>
            {isOne ? t('pictures.library_use') : t('pictures.library_add', { count: taken.length })}
          </Button>
        </>
      }
    >
      <form id={`${id}-form`} onSubmit={submit} noValidate>
        <LibraryGrid
          id={id}
          library={library}
          search={search}
          taken={taken.map((picture) => picture.id)}
          most={most}
          isOne={isOne}
          onMark={mark}
        />
      </form>
    </Dialog>
  )
}
