/** A key, as it is printed on the keyboard. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="inline-block min-w-5 rounded-control border border-current px-1 text-center font-sans text-12 leading-4 font-normal">
      {children}
    </kbd>
  )
}
