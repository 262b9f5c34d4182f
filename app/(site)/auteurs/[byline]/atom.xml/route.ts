import { endpoint } from '#domain/endpoint.ts'
import { feedAnswer } from '../../../feed-answer.ts'
import { feedOfByline } from '../../../feeds.ts'

export const dynamic = 'force-dynamic'

export const GET = endpoint<{ byline: string }>({ public: true }, feedAnswer('atom', feedOfByline))
