/**
 * Loaded into the processes of the site (node --import): they say every second that they are not hung, and end when the
 * supervisor does, even when it was killed and could not tell them.
 */
if (process.connected) {
  let isSent = true
  const beat = () => {
    // A supervisor that stands still reads nothing: what it has not taken yet is not sent again.
    if (!isSent || !process.connected) return
    isSent = false
    process.send?.({ type: 'beat' }, () => {
      isSent = true
    })
  }
  beat()
  setInterval(beat, 1_000).unref()
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
    // A process that takes its time would hold the port the next start needs.
    setTimeout(() => process.exit(1), 3_000).unref()
  })
}
