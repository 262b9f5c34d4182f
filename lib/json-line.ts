/** Controls (DEL and C1 are controls of a terminal, too), what reorders or hides its neighbours, other line ends. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/**
 * Pure: a line of JSON in which everything that cannot be seen is written as \uXXXX. `JSON.stringify` does so under
 * 0x20 only, so strangers could write control sequences to the terminal that shows a log. It reads back as the same value.
 */
export function seenJson(json: string): string {
  return json.replace(unseen, (found) => (found === '\n' ? found : escaped(found)))
}

function escaped(text: string): string {
  return text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
}
