import { declareSettings } from '#domain/settings/noun-settings.ts'
import { raw, text, z } from '#lib/schema.ts'
import { isHubUrl } from './hub.ts'

/** What feeds hold of an article. */
const feedTexts = ['standfirst', 'full'] as const

/** Characters. Hubs have short addresses. */
export const distributionLimits = { hubUrl: 300 } as const

export const distributionSchema = z.object({
  feedText: z.enum(feedTexts, { message: 'field.choice' }),
  /** Whether robots may read the site to train models, to answer in a search, or because a person asked them to. */
  allowsTraining: z.boolean(),
  allowsAiSearch: z.boolean(),
  allowsUserFetch: z.boolean(),
  /** WebSub: where readers of feeds are told of news. Empty: nobody is. */
  hubUrl: text({ max: distributionLimits.hubUrl }).refine((url) => url === '' || isHubUrl(url), {
    message: 'field.url',
  }),
  /** IndexNow: by this key search engines know that it is we who tell them of news. Empty: they are told nothing. */
  indexNowKey: raw(32),
})

export type DistributionSettings = z.infer<typeof distributionSchema>

/**
 * How the newspaper is given on to machines. Public: all of it stands in files that everybody may read. Nothing is sent
 * anywhere until a newsroom says so.
 */
export const distributionSettings = declareSettings({
  key: 'distribution',
  schema: distributionSchema,
  defaults: {
    feedText: 'standfirst',
    allowsTraining: false,
    allowsAiSearch: true,
    allowsUserFetch: true,
    hubUrl: '',
    indexNowKey: '',
  },
  public: true,
})
