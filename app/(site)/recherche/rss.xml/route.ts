import { endpoint } from '#domain/endpoint.ts'
import { feedAnswer } from '../../feed-answer.ts'
import { feedOfSearch } from '../feed.ts'

export const dynamic = 'force-dynamic'

export const GET = endpoint({ public: true }, feedAnswer('rss', feedOfSearch))
