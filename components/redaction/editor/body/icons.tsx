import type { ReactNode } from 'react'

/** Drawn on a grid of 20, strokes of 1.6: one hand for the whole toolbar. */
function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 20 20"
      aria-hidden="true"
      className="size-5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  )
}

const lines = (...ys: number[]) => ys.map((y) => <path key={y} d={`M8.5 ${y}h8.5`} />)

export const icons = {
  undo: (
    <Icon>
      <path d="M7.5 4 4 7.5 7.5 11M4.5 7.5H12a4.25 4.25 0 0 1 0 8.5H8" />
    </Icon>
  ),
  redo: (
    <Icon>
      <path d="M12.5 4 16 7.5 12.5 11M15.5 7.5H8a4.25 4.25 0 0 0 0 8.5h4" />
    </Icon>
  ),
  heading: (
    <Icon>
      <path d="M3.5 4.5v11M10.5 4.5v11M3.5 10h7" />
      <path d="M13.5 10.2c.4-1.3 3.3-1.4 3.3.6 0 1.5-2.2 2.5-3.3 4.7h3.5" strokeWidth="1.4" />
    </Icon>
  ),
  subheading: (
    <Icon>
      <path d="M3.5 4.5v11M10.5 4.5v11M3.5 10h7" />
      <path d="M13.6 9.5h3.1l-1.7 2.2c2.7.1 2.5 3.9 0 3.9-.8 0-1.3-.3-1.6-.8" strokeWidth="1.4" />
    </Icon>
  ),
  bold: (
    <Icon>
      <path d="M6 4h4.7a2.9 2.9 0 0 1 0 5.8H6zM6 9.8h5.4a3.1 3.1 0 0 1 0 6.2H6z" strokeWidth="2.2" />
    </Icon>
  ),
  italic: (
    <Icon>
      <path d="M9 4h5.5M5.5 16H11M12 4 8.2 16" />
    </Icon>
  ),
  link: (
    <Icon>
      <path d="M8.3 11.7a3 3 0 0 0 4.3 0l2.9-2.9a3.050 3.050 0 0 0-4.3-4.3l-.9.9" />
      <path d="M11.7 8.3a3 3 0 0 0-4.3 0l-2.9 2.9a3.050 3.050 0 0 0 4.3 4.3l.9-.9" />
    </Icon>
  ),
  /** A letter of ours, and one of another script. */
  language: (
    <Icon>
      <path d="m2.8 12 3-8h.9l3 8M3.9 9.2h4.7" />
      <path d="M11 11h6.5M14.2 9.4V11c0 2.6-1.4 4.4-3.4 5.6M12.3 12.9c.8 1.8 2.300 3 4.600 3.700" />
    </Icon>
  ),
  bullets: (
    <Icon>
      {lines(5, 10, 15)}
      <path d="M4.2 5h.01M4.2 10h.01M4.2 15h.01" strokeWidth="2.6" />
    </Icon>
  ),
  numbers: (
    <Icon>
      {lines(5, 10, 15)}
      <path d="M3.2 3.8 4.5 3v4M3.2 12.6c.2-1.3 2.3-1.2 2.3.2 0 .9-1.5 1.7-2.3 3.2h2.5" strokeWidth="1.3" />
    </Icon>
  ),
  quote: (
    <Icon>
      <path d="M4 4v12" strokeWidth="2.6" />
      {lines(5.5, 10, 14.5)}
    </Icon>
  ),
  pullQuote: (
    <Icon>
      <path d="M9.5 5.5 5 10l4.5 4.5M15.5 5.5 11 10l4.5 4.5" />
    </Icon>
  ),
  picture: (
    <Icon>
      <path d="M3 4h14v12H3z" />
      <path d="m3.5 14 4-4.5 3 3 2.5-2.5 3.5 3.5" />
      <path d="M12.9 7.2h.01" strokeWidth="2.4" />
    </Icon>
  ),
}
