'use client'

import { Combobox } from '@base-ui/react/combobox'
import { type FocusEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { controlClass, describedBy, Field } from '#components/ui/field.tsx'
import { pageBody } from '#components/ui/page-body.ts'

export type Option = { id: string; name: string; detail?: string }

type Item = Option & { isNew?: boolean }

/** What differs only by accents or capitals is the same word to somebody who looks for it. */
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/**
 * A list one adds to by typing. What is chosen stands above in its order, each with buttons to move and remove
 * it, so that the order of bylines needs no dragging.
 */
export function Picker({
  id,
  label,
  addLabel,
  hint,
  error,
  options,
  chosen,
  max,
  readOnly,
  onChange,
  onLeave,
  onCreate,
  createLabel,
  emptyText,
}: {
  id: string
  label: string
  addLabel: string
  hint?: string
  error?: string
  options: readonly Option[]
  chosen: readonly string[]
  max: number
  readOnly: boolean
  onChange: (ids: string[]) => void
  onLeave?: (event: FocusEvent) => void
  /** Makes a new option of what was typed; null when that was refused. */
  onCreate?: (name: string) => Promise<Option | null>
  createLabel?: (name: string) => string
  /** When there is nothing to choose: what to do about it. */
  emptyText?: string
}) {
  const t = useTranslations()
  const [query, setQuery] = useState('')
  const isFull = chosen.length >= max
  const known = new Map(options.map((option) => [option.id, option]))
  const typed = query.trim()
  const isKnown = options.some((option) => folded(option.name) === folded(typed))
  const free: Item[] = options.filter((option) => !chosen.includes(option.id))
  const items =
    onCreate && typed !== '' && !isKnown ? [...free, { id: 'new', name: typed, isNew: true }] : free

  async function add(item: Item | null) {
    if (!item) return
    setQuery('')
    const option = item.isNew ? await onCreate?.(item.name) : item
    // Refused, or the network was away: the name that was typed is there to be sent again.
    if (!option) setQuery(item.name)
    if (option && !chosen.includes(option.id)) onChange([...chosen, option.id])
  }
  function move(index: number, by: -1 | 1) {
    const next = [...chosen]
    const [moved] = next.splice(index, 1)
    next.splice(index + by, 0, moved!)
    onChange(next)
  }

  return (
    <Field id={id} label={label} hint={isFull ? t('redaction.panel.full', { max }) : hint} error={error}>
      {chosen.length > 0 ? (
        <ol className="mb-2 border-t border-rule">
          {chosen.map((optionId, index) => {
            const name = known.get(optionId)?.name ?? '…'
            return (
              <li key={optionId} className="flex min-h-9 items-center gap-1 border-b border-rule">
                <span className="min-w-0 flex-1 py-1 [overflow-wrap:anywhere]">{name}</span>
                {readOnly ? null : (
                  <>
                    {chosen.length > 1 ? (
                      <>
                        <Small
                          label={t('redaction.panel.up', { name })}
                          disabled={index === 0}
                          onPress={() => move(index, -1)}
                          path="M4 10l4-4 4 4"
                        />
                        <Small
                          label={t('redaction.panel.down', { name })}
                          disabled={index === chosen.length - 1}
                          onPress={() => move(index, 1)}
                          path="M4 6l4 4 4-4"
                        />
                      </>
                    ) : null}
                    <Small
                      label={t('redaction.panel.remove', { name })}
                      onPress={() => onChange(chosen.filter((other) => other !== optionId))}
                      path="M4 4l8 8M12 4l-8 8"
                    />
                  </>
                )}
              </li>
            )
          })}
        </ol>
      ) : null}
      <Combobox.Root
        items={items}
        value={null as Item | null}
        onValueChange={(item) => void add(item)}
        inputValue={query}
        onInputValueChange={setQuery}
        itemToStringLabel={(item: Item) => item.name}
        isItemEqualToValue={(a: Item, b: Item) => a.id === b.id}
        filter={(item: Item, text) => item.isNew === true || folded(item.name).includes(folded(text))}
        autoHighlight
        disabled={readOnly || isFull}
      >
        <div className="relative">
          <Combobox.Input
            placeholder={addLabel}
            {...describedBy({ id, hint: isFull || hint, error })}
            // While the list is open everything else is hidden from screen readers, the label too.
            aria-label={label}
            autoComplete="off"
            onBlur={onLeave}
            className={`${controlClass} pr-10`}
          />
          <Combobox.Trigger
            aria-label={t('redaction.panel.open')}
            className="absolute inset-y-0 right-0 grid w-10 place-items-center"
          >
            <Glyph path="M4 6l4 4 4-4" />
          </Combobox.Trigger>
        </div>
        <Combobox.Portal container={pageBody}>
          <Combobox.Positioner sideOffset={2} className="z-50 outline-none">
            <Combobox.Popup className="max-h-[min(var(--available-height),320px)] w-(--anchor-width) overflow-y-auto border border-ink bg-paper py-1 text-14 leading-5 text-ink">
              <Combobox.Empty>
                <p className="px-3 py-2 text-ink-2">{emptyText ?? t('redaction.panel.none')}</p>
              </Combobox.Empty>
              <Combobox.List>
                {(item: Item) => (
                  <Combobox.Item
                    key={item.id}
                    value={item}
                    className="flex min-h-11 cursor-default items-center justify-between gap-3 px-3 py-1 outline-none select-none md:min-h-9 data-highlighted:bg-ink data-highlighted:text-paper"
                  >
                    <span>{item.isNew ? (createLabel?.(item.name) ?? item.name) : item.name}</span>
                    {item.detail ? (
                      <span className="text-13 text-ink-2 in-data-highlighted:text-paper">{item.detail}</span>
                    ) : null}
                  </Combobox.Item>
                )}
              </Combobox.List>
            </Combobox.Popup>
          </Combobox.Positioner>
        </Combobox.Portal>
      </Combobox.Root>
    </Field>
  )
}

function Small({
  label,
  path,
  disabled,
  onPress,
}: {
  label: string
  path: string
  disabled?: boolean
  onPress: () => void
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onPress}
      className="grid size-11 shrink-0 place-items-center rounded-control text-ink-2 enabled:hover:bg-wash enabled:hover:text-ink disabled:opacity-35 md:size-7"
    >
      <Glyph path={path} />
    </button>
  )
}

const Glyph = ({ path }: { path: string }) => (
  <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4 fill-none stroke-current stroke-[1.5]">
    <path d={path} />
  </svg>
)
