/** A status that an app-router page cannot send by itself: the edge makes it the status of the answer. */
export function PageStatus({ code }: { code: 404 | 410 | 500 | 503 }) {
  return <meta name="page-status" content={String(code)} />
}
