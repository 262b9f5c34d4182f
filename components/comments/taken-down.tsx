import { Message } from '#components/layout/message.tsx'
import { PageStatus } from '#components/layout/page-status.tsx'
import type { Translator } from '#contract/i18n/translator.ts'

/** 410: a comment that stood here once. */
export function TakenDown({ href, t }: { href: string; t: Translator }) {
  return (
    <>
      <PageStatus code={410} />
      <Message title={t('thread.gone_title')} text={t('thread.gone_text')}>
        <p className="mt-6">
          <a href={`${href}#commentaires`} className="quiet-link py-1 font-semibold">
            {t('thread.to_thread')}
          </a>
        </p>
      </Message>
    </>
  )
}
