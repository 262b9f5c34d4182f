import { expect, test } from 'vitest'
import { elementsOf } from './elements.ts'

test('the elements of a page come out as React wrote them', () => {
  const page =
    '<!DOCTYPE html><html><body class="x"><!--$--><main id="a"><p class="b c" hidden="">d&#x27;un &amp; l<!-- -->u<br/>n</p>' +
    '<script>if (a<b) c()</script></main><input name="d"/></body></html>'
  expect(elementsOf(page)).toEqual([
    ['main', { id: 'a' }, [['p', { className: 'b c', hidden: '' }, ["d'un & l", 'u', ['br', {}, []], 'n']]]],
    ['input', { name: 'd' }, []],
  ])
})
