import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { messages } from '#contract/i18n/messages.ts'
import { TextArea, TextField } from './field.tsx'
import { MessagesProvider } from './messages.client.tsx'

test.each([TextField, TextArea])('a field with a limit lets the browser cut nothing', (Control) => {
  const html = renderToStaticMarkup(
    <MessagesProvider locale="fr" timeZone="UTC" messages={messages.fr}>
      <Control id="name" label="Nom" limit={40} defaultValue={'x'.repeat(41)} />
    </MessagesProvider>,
  )
  expect(html).not.toMatch(/maxlength/i)
  expect(html).toContain('x'.repeat(41))
  expect(html).toContain('role="status"')
})
