import { topics } from '#db/schema/topics.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { subscribe } from '#domain/events/subscribers.ts'
import { byJob } from '#domain/jobs/subscriber.ts'
import { topicCreated } from '#domain/topics/events.ts'
import { uuidv7 } from '#lib/uuid.ts'

/** A program that changes something as fast as it can, until somebody kills it. It says on stdout when it begins. */
subscribe(byJob('publication-due', ['topic.created'], () => new Date(Date.now() + 86_400_000)))

const endsAt = Date.now() + 60_000
const write = () => {
  const id = uuidv7()
  return change(async (tx) => {
    await tx.insert(topics).values({ id, slug: id, name: 'Un sujet' })
    await record(tx, topicCreated(null, id, { name: 'Un sujet' }))
  })
}

await write()
process.stdout.write('writing\n')
// Two at a time, so that one is in any state when the end comes.
const writer = async () => {
  while (Date.now() < endsAt) await write()
}
await Promise.all([writer(), writer()])
