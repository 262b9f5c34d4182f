import { endpoint } from '#domain/endpoint.ts'
import { feedAnswer } from '../../feed-answer.ts'
import { feedOfSection } from '../../feeds.ts'

export const dynamic = 'force-dynamic'

export const GET = endpoint<{ section: string }>({ public: true }, feedAnswer('rss', feedOfSection))
