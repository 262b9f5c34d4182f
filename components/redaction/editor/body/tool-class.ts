/** How every tool of the toolbar looks, whatever it opens. */
export const toolClass =
  'grid size-11 shrink-0 place-items-center rounded-control hover:bg-wash md:size-9 aria-pressed:bg-ink aria-pressed:text-paper data-disabled:opacity-40'
