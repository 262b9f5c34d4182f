import { usefulForm } from './comment-tools.tsx'

/**
 * « Utile » answered in place, once the client code of the thread is there. Before that, and where this fails, the form does what
 * it does without a script: it leads to a page that says what was counted, or why not.
 */
export function answerUseful(event: SubmitEvent): void {
  const { target: form, submitter: button } = event
  if (!(form instanceof HTMLFormElement) || form.id !== usefulForm) return
  if (!(button instanceof HTMLButtonElement) || form.dataset.plain !== undefined) return
  event.preventDefault()
  void send(form.action, button).catch(() => {
    form.dataset.plain = ''
    form.requestSubmit(button)
  })
}

async function send(address: string, button: HTMLButtonElement): Promise<void> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ [button.name]: button.value }),
  })
  if (!response.ok) throw new Error('Not counted')
  const { count, isMine } = (await response.json()) as { count: number; isMine: boolean }
  button.name = isMine ? 'retirer' : 'commentaire'
  button.setAttribute('aria-pressed', String(isMine))
  const number = button.lastElementChild
  if (number) number.textContent = count > 0 ? String(count) : ''
}
