import type { ComponentProps } from 'react'

const paths = {
  up: 'M4 10l4-4 4 4',
  down: 'M4 6l4 4 4-4',
  remove: 'M4 4l8 8M12 4l-8 8',
}

type Props = { icon: keyof typeof paths; label: string } & Omit<ComponentProps<'button'>, 'children'>

/** A button whose name is said and shown in its tooltip. */
export function SmallButton({ icon, label, ...button }: Props) {
  return (
    <button
      {...button}
      type="button"
      aria-label={label}
      title={label}
      className="grid size-11 shrink-0 place-items-center rounded-control text-ink-2 enabled:hover:bg-wash enabled:hover:text-ink disabled:opacity-35 md:size-9"
    >
      <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4 fill-none stroke-current stroke-[1.5]">
        <path d={paths[icon]} />
      </svg>
    </button>
  )
}

/** Where a hand takes hold. Not a control: what it does, the buttons beside it do. */
export function Grip() {
  return (
    <svg viewBox="0 0 8 16" aria-hidden="true" className="h-4 w-2 shrink-0 fill-current text-ink-2">
      <path d="M1 2h2v2H1zM5 2h2v2H5zM1 7h2v2H1zM5 7h2v2H5zM1 12h2v2H1zM5 12h2v2H5z" />
    </svg>
  )
}
