import { endpoint } from '#domain/endpoint.ts'
import { feedAnswer } from '../feed-answer.ts'
import { feedOfSite } from '../feeds.ts'

export const dynamic = 'force-dynamic'

export const GET = endpoint({ public: true }, feedAnswer('rss', feedOfSite))
