/** An error whose message is meant for the person who runs the site: it says what is wrong and what to do. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError'
}

export const wayOut = 'You can also use a PostgreSQL server of your own: set DATABASE_URL.'

const knownCauses: readonly [RegExp, string][] = [
  [/No space left on device/, 'The disk is full. Free some space and start again: nothing is lost.'],
  [/Read-only file system/, 'The disk that holds the database is read-only.'],
  [
    /could not bind IPv[46] address|Address already in use|could not create any TCP\/IP sockets/,
    'The port of the database is taken by another program.',
  ],
  [
    /database files are incompatible with server/,
    'The database was made by another version of PostgreSQL, or on another kind of machine.',
  ],
  [
    /could not create shared memory segment|could not map anonymous shared memory|Cannot allocate memory/,
    'The machine has too little memory free for the database (about 200 MB are needed).',
  ],
  [
    /could not locate a valid checkpoint record|invalid checkpoint record|could not locate required checkpoint/,
    'The database files are damaged. Keep the folder as it is and restore a backup into a new DATA_DIR.',
  ],
  [/lock file "[^"]+" already exists/, 'Another PostgreSQL server is using this database folder.'],
  [/Permission denied/, 'A file or folder of the database does not belong to the user who runs it.'],
  [/is not a valid locale name|database locale is incompatible/, 'This machine lacks the C.UTF-8 locale.'],
  [
    /error while loading shared libraries|GLIBC_[\d.]+' not found/,
    `The bundled PostgreSQL does not run on this system. ${wayOut}`,
  ],
]

/** Finds in PostgreSQL's own words the few causes a person can do something about. */
export function explainLog(log: string): string | undefined {
  return knownCauses.find(([pattern]) => pattern.test(log))?.[1]
}
