import { endpoint } from '#domain/endpoint.ts'
import { feedAnswer } from '../../../feed-answer.ts'
import { feedOfTopic } from '../../../feeds.ts'

export const dynamic = 'force-dynamic'

export const GET = endpoint<{ topic: string }>({ public: true }, feedAnswer('rss', feedOfTopic))
