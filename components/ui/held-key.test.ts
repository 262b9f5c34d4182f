import { describe, expect, test } from 'vitest'
import { isRepeatedActivation, isRepeatedToggle } from './held-key.ts'

/** An element as far as the question goes: what it is itself. */
const element = (...selectors: string[]) => {
  const self = {
    closest: (asked: string) => (asked.split(',').some((one) => selectors.includes(one)) ? self : null),
    matches: (asked: string) => {
      const field = 'input:not([type=checkbox],[type=radio])'
      return asked === field
        ? selectors.includes('text field')
        : asked.split(',').some((one) => selectors.includes(one))
    },
  }
  return self as unknown as Element
}
const button = element('button')
const field = element('input', 'text field')
const checkbox = element('input')
const press = (key: string, target: Element, repeat: boolean) => ({ key, target, repeat })

describe('a control that is held acts once', () => {
  test.each([
    ['Enter on a button', 'Enter', button],
    ['Space on a button', ' ', button],
    ['Enter on a link', 'Enter', element('a')],
    ['Enter on an entry of a menu', 'Enter', element('[role=menuitem]')],
    ['Enter in a field of one line, which sends its form', 'Enter', field],
    [
      'Enter in a picker, which chooses the next entry',
      'Enter',
      element('input', '[role=combobox]', 'text field'),
    ],
    ['Space on a checkbox', ' ', checkbox],
  ])('%s', (_, key, target) => {
    expect(isRepeatedActivation(press(key, target, false))).toBe(false)
    expect(isRepeatedActivation(press(key, target, true))).toBe(true)
  })

  test.each([
    ['Enter in a text of many lines', 'Enter', element('textarea')],
    ['Enter in the text of the article', 'Enter', element('[role=textbox]')],
    ['Space in a field', ' ', field],
    ['Space on the page, which scrolls', ' ', element()],
    ['an arrow on a button', 'ArrowDown', button],
    ['a letter in a field', 'a', field],
  ])('goes on: %s', (_, key, target) => {
    expect(isRepeatedActivation(press(key, target, true))).toBe(false)
  })
})

describe('a held combination', () => {
  const held = (key: string, repeat = true) =>
    isRepeatedToggle({ key, repeat, ctrlKey: true, metaKey: false })
  test('switches once', () => {
    expect(['b', 'I', 'k', 'e', '8'].map((key) => held(key))).toEqual(Array(5).fill(true))
    expect(held('b', false)).toBe(false)
  })
  test('goes on where that is what one wants', () => {
    expect(['z', 'Z', 'y', 'v', 'Backspace', 'ArrowLeft'].map((key) => held(key))).toEqual(
      Array(6).fill(false),
    )
    expect(isRepeatedToggle({ key: 'b', repeat: true, ctrlKey: false, metaKey: false })).toBe(false)
  })
})
