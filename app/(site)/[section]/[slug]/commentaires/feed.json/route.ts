import { endpoint } from '#domain/endpoint.ts'
import { type ThreadParams, threadFeedAnswer } from '../../thread-feed.ts'

export const dynamic = 'force-dynamic'

export const GET = endpoint<ThreadParams>({ public: true }, threadFeedAnswer('json'))
