import { defineConfig } from '@playwright/test'

/** Browser tests run on the production build, through the edge; e2e/support/start-product.ts starts it. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '.tmp/e2e-results',
  globalSetup: './e2e/support/start-product.ts',
  // One product, one newsroom: files may run side by side, tests of a file in their order.
  workers: 2,
  fullyParallel: false,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: 'list',
  use: {
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    // What a worker fetches goes past the addresses and the watches of the tests; e2e/offline.spec.ts lets it in.
    serviceWorkers: 'block',
    // A trace takes a tenth of the time. `npx playwright test --trace retain-on-failure` writes one.
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
