import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useLeaveGuard } from '#components/ui/use-leave-guard.ts'
import { errorMessage } from '#contract/i18n/error-message.ts'
import type { Translator } from '#contract/i18n/translator.ts'
import type { ErrorCode } from '#domain/errors.ts'
import type { ActionResult } from '#domain/result.ts'

type Refusal = {
  code: ErrorCode | 'lost'
  fields: Record<string, ErrorCode>
  values: Record<string, string | number>
}

const lost: Refusal & { ok: false } = { ok: false, code: 'lost', fields: {}, values: {} }

/**
 * One action and what became of it. Nothing typed is ever lost: fields keep their own values, a refusal only adds
 * sentences beside them.
 */
export function useAction<T>(action: (raw: unknown) => Promise<ActionResult<T>>, onDone?: (data: T) => void) {
  const t = useTranslations()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [done, setDone] = useState<T | undefined>(undefined)
  const sent = useRef<HTMLFormElement>(null)

  // Once the sentences stand beside their fields, however long a busy machine takes to put them there.
  useEffect(() => {
    if (refusal) sent.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [refusal])
  const [isTouched, setTouched] = useState(false)
  useLeaveGuard(isTouched)

  const run = async (input: unknown): Promise<boolean> => {
    setBusy(true)
    const result = await action(input).catch(() => lost)
    setBusy(false)
    setRefusal(result.ok ? null : result)
    setDone(result.ok ? result.data : undefined)
    if (result.ok) {
      setTouched(false)
      onDone?.(result.data)
    }
    return result.ok
  }

  const codeOf = (field: string): ErrorCode | undefined => refusal?.fields[field]
  return {
    run,
    isBusy,
    /** What the action answered last, while nothing was refused since. */
    done,
    /** A refusal that concerns no field in particular. */
    summary: refusal && Object.keys(refusal.fields).length === 0 ? sentence(t, refusal) : null,
    codeOf,
    errorOf(field: string): string | undefined {
      const code = codeOf(field)
      return code && errorMessage(t, code)
    },
    /** Words in the form that the server does not have: leaving the page asks first. */
    onInput: () => setTouched(true),
    /** For a whole form: its fields by name, then the first refused one gets the focus. */
    async onSubmit(event: FormEvent<HTMLFormElement>) {
      event.preventDefault()
      sent.current = event.currentTarget
      await run(Object.fromEntries(new FormData(event.currentTarget)))
    },
  }
}

const sentence = (t: Translator, { code, values }: Refusal): string =>
  code === 'lost' ? t('settings.lost_connection') : errorMessage(t, code, values)
