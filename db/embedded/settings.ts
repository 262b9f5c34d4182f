/** For a small machine shared with Next and the edge. Given on the command line, so they follow the code. */
export function serverSettings(port: number): Record<string, string> {
  return {
    port: String(port),
    listen_addresses: '127.0.0.1',
    // A socket's path is limited to about 100 characters, which a project folder easily exceeds.
    unix_socket_directories: '',
    max_connections: '60',
    shared_buffers: '128MB',
    effective_cache_size: '512MB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    max_wal_size: '1GB',
    min_wal_size: '80MB',
    max_worker_processes: '4',
    max_parallel_workers_per_gather: '1',
    // What was acknowledged is on disk: never traded for speed.
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    password_encryption: 'scram-sha-256',
    logging_collector: 'off',
    log_destination: 'stderr',
    log_statement: 'none',
    // The messages of failed statements repeat values; the client gets the error, and logs it by its facts.
    log_min_messages: 'log',
    // Statements can hold what people typed.
    log_min_error_statement: 'panic',
    // Without DETAIL, which repeats the values of a duplicate key.
    log_error_verbosity: 'terse',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_line_prefix: '%m [%p] ',
    log_timezone: 'UTC',
    timezone: 'UTC',
    lc_messages: 'C',
  }
}

export function asArguments(settings: Record<string, string>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
