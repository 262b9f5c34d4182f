import type postgres from 'postgres'
import { strayAnswer } from './answer.ts'

type Unsafe = postgres.Sql['unsafe']
type Begin = (work: (tx: postgres.TransactionSql) => Promise<unknown>) => Promise<unknown>
type Pending = ReturnType<Unsafe>

/**
 * Drizzle asks postgres.js not to prepare its statements, which makes two round trips and a parse of every one. Each
 * text is prepared once a connection here instead: our statements are a few hundred texts with parameters.
 * PostgreSQL then spends half as long on a comment. Every statement passes here, so answers are checked here too.
 */
export function prepareStatements<S extends postgres.Sql | postgres.TransactionSql>(sql: S): S {
  return new Proxy(sql, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (name === 'unsafe')
        return (text: string, parameters?: Parameters<Unsafe>[1], options?: Parameters<Unsafe>[2]) =>
          checked((value as Unsafe)(text, parameters, { ...options, prepare: true }))
      if (name === 'begin' || name === 'savepoint')
        return (work: Parameters<Begin>[0]) => (value as Begin)((tx) => work(prepareStatements(tx)))
      return value
    },
  })
}

/** The pending statement itself, because `.values()` and the like have still to be said to it. */
function checked(pending: Pending): Pending {
  const then = pending.then.bind(pending)
  return Object.assign(pending, {
    // biome-ignore lint/suspicious/noThenProperty: it is a promise already.
    then: ((done, failed) =>
      // Without `done` somebody only listens for the failure, as `catch` does.
      then(
        done &&
          ((rows) => {
            const stray = strayAnswer(rows)
            if (!stray) return done(rows)
            if (failed) return failed(stray)
            throw stray
          }),
        failed,
      )) as Pending['then'],
  })
}
