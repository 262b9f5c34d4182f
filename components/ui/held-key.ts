type Press = Pick<KeyboardEvent, 'key' | 'repeat' | 'target'>

/**
 * A key that is held down speaks again some thirty times a second. Moving about may follow it; whatever decides,
 * sends or removes is pressed once for each time it is meant.
 */
export const isHeld = (event: { repeat: boolean }): boolean => event.repeat

/** Where held keys write: new lines, spaces. */
const writes = 'textarea,[contenteditable=""],[contenteditable=true],[role=textbox]'
/** What Enter and Space act on, in our pages and in the library's menus, lists and dialogs. */
const acts =
  'a,button,summary,select,input,[role=button],[role=menuitem],[role=option],[role=tab],[role=combobox]'

/**
 * Whether a press would only act again on a control: browsers click a button for each repetition of Enter, send a
 * form, choose the next entry of a list, and go on in the dialog that the first press has opened.
 */
export function isRepeatedActivation(event: Press): boolean {
  if (!isHeld(event) || (event.key !== 'Enter' && event.key !== ' ')) return false
  const target = event.target as Element | null
  const nearest = typeof target?.closest === 'function' ? target.closest(`${writes},${acts}`) : null
  if (nearest === null || nearest.matches(writes)) return false
  // A field of one line takes spaces; only Enter acts there.
  return event.key === 'Enter' || !nearest.matches('input:not([type=checkbox],[type=radio])')
}

/** Held with Control or Command, these go on; toggles, which would end in a state of chance, do not. */
const goesOn = new Set(['z', 'y', 'v'])

/** Whether a held combination of the editor would switch something on and off again. */
export const isRepeatedToggle = (
  event: Pick<KeyboardEvent, 'key' | 'repeat' | 'ctrlKey' | 'metaKey'>,
): boolean =>
  isHeld(event) &&
  (event.ctrlKey || event.metaKey) &&
  event.key.length === 1 &&
  !goesOn.has(event.key.toLowerCase())
