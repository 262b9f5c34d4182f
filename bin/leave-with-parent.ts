/**
 * Loaded into the processes of the site (node --import): they end when the supervisor does, even when it was
 * killed and could not tell them.
 */
if (process.connected) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
    // A process that takes its time would hold the port the next start needs.
    setTimeout(() => process.exit(1), 3_000).unref()
  })
}
