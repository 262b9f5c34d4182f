/** First in the tab order of every page; seen only when it has the focus. */
export function SkipLink({ children }: { children: string }) {
  return (
    <a
      href="#contenu"
      className="no-print sr-only z-50 bg-ink text-16 font-semibold text-paper focus:not-sr-only focus:fixed focus:px-4 focus:py-3 focus:top-2 focus:left-2"
    >
      {children}
    </a>
  )
}
