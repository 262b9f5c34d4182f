import { inheritedEnv } from '#lib/env.ts'

/**
 * What a Node process has to know of the machine it runs on. The rest of the operator's shell (keys of other programs,
 * PGPASSWORD, agents) is none of its business. Left out on purpose: proxies, because no process of the site asks anybody
 * outside for anything, their addresses may hold a password, and Node would send the edge's questions to Next there too.
 */
const wanted = new Set([
  // Where programs and people are.
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'TMPDIR'],
  ...['LANG', 'LANGUAGE', 'TZ'],
  // Authorities that a database with TLS is checked against: names of files, no keys.
  ...['NODE_EXTRA_CA_CERTS', 'NODE_USE_SYSTEM_CA', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'OPENSSL_CONF'],
  // How an operator tunes Node itself; what a process is started with goes before it.
  ...['NODE_OPTIONS', 'NODE_COMPILE_CACHE', 'NODE_ICU_DATA', 'UV_THREADPOOL_SIZE'],
  // A Node that finds its libraries elsewhere, and another allocator.
  ...['LD_LIBRARY_PATH', 'LD_PRELOAD', 'GLIBC_TUNABLES'],
])
const wantedFamily = /^(?:LC|MALLOC)_/

/** Pure, given the environment to choose from. */
export function machineEnv(from: Record<string, string> = inheritedEnv()): Record<string, string> {
  return Object.fromEntries(
    Object.entries(from).filter(([name]) => wanted.has(name) || wantedFamily.test(name)),
  )
}
