/** @type {import('next').NextConfig} */
const config = {
  // The edge compresses; doing it twice costs a core.
  compress: false,
  poweredByHeader: false,
  reactStrictMode: true,
  // Every reader page is rendered fresh; the edge is the only cache (docs/decisions/0001).
  cacheComponents: false,
  // <title> and social tags stay in <head> for every client, not only for known crawlers.
  htmlLimitedBots: /.*/,
  // Variants are made at upload, in a child process; the optimizer is an attack surface we do not need.
  images: { unoptimized: true },
  // IndexNow looks for its key at the root, where a section's page would stand in its place.
  rewrites: async () => ({
    beforeFiles: [{ source: '/:key([a-z0-9]{32}).txt', destination: '/.well-known/indexnow/:key' }],
  }),
  serverExternalPackages: ['@node-rs/argon2', 'sharp', 'pg-boss', 'pino', 'postgres'],
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  // The edge asks every second whether all is well.
  logging: { incomingRequests: { ignore: [/^\/api\/ready/] } },
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
}

export default config
