import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'

/** Comments that came in meanwhile. They are announced and wait: the list never moves under somebody's eyes. */
export function NewComments({ count, onShow }: { count: number; onShow: () => void }) {
  const t = useTranslations()
  const text = count > 0 ? t('moderation.new', { count }) : ''
  return (
    <>
      <span role="status" className="sr-only">
        {text}
      </span>
      {count > 0 ? (
        <Button onClick={onShow} aria-label={text} title={text} className="whitespace-nowrap">
          {t('moderation.new_short', { count })}
        </Button>
      ) : null}
    </>
  )
}
