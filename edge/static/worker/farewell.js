// The worker that ends all others of this site: it takes its copies along, and is gone.
addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => event.waitUntil(leave()))

async function leave() {
  for (const name of await caches.keys()) if (/^(?:shell|page) |^away$/.test(name)) await caches.delete(name)
  await registration.unregister()
}
