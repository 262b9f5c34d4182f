import { Status, type StatusShape, type StatusTone } from '#components/ui/status.tsx'
import type { Translator } from '#contract/i18n/translator.ts'
import type { DeskState } from '#domain/articles/article.ts'

const looks: Record<DeskState, { shape: StatusShape; tone: StatusTone }> = {
  writing: { shape: 'empty', tone: 'quiet' },
  in_review: { shape: 'half', tone: 'warn' },
  scheduled: { shape: 'clock', tone: 'ink' },
  published: { shape: 'full', tone: 'good' },
  published_writing: { shape: 'full', tone: 'warn' },
  published_in_review: { shape: 'half', tone: 'good' },
  unpublished: { shape: 'ban', tone: 'bad' },
}

export function DeskStateBadge({ state, t }: { state: DeskState; t: Translator }) {
  return <Status {...looks[state]}>{t(`redaction.state.${state}`)}</Status>
}
