/**
 * Robots of AI services that say what they come for, by the names they give themselves in robots.txt. A newsroom decides by
 * purpose: a name that is missing here is treated like every other robot.
 */
const crawlers = {
  /** They take texts to train models. `Google-Extended` and `Applebot-Extended` are no robots: they only say no. */
  training: [
    'AI2Bot',
    'Amazonbot',
    'anthropic-ai',
    'Applebot-Extended',
    'Bytespider',
    'CCBot',
    'ClaudeBot',
    'cohere-training-data-crawler',
    'Diffbot',
    'FacebookBot',
    'Google-Extended',
    'GPTBot',
    'ImagesiftBot',
    'meta-externalagent',
    'omgili',
    'PanguBot',
    'Timpibot',
    'Webzio-Extended',
  ],
  /** They build an index from which answers are given, with the source named. */
  aiSearch: ['Claude-SearchBot', 'OAI-SearchBot', 'PerplexityBot'],
  /** They fetch one page because a person has asked for it. */
  userFetch: ['ChatGPT-User', 'Claude-User', 'MistralAI-User', 'Perplexity-User'],
} as const

type Choices = { allowsTraining: boolean; allowsAiSearch: boolean; allowsUserFetch: boolean }

/** The robots that may read nothing here. */
export const closedCrawlers = (choices: Choices): string[] => [
  ...(choices.allowsTraining ? [] : crawlers.training),
  ...(choices.allowsAiSearch ? [] : crawlers.aiSearch),
  ...(choices.allowsUserFetch ? [] : crawlers.userFetch),
]

/**
 * The reservation of rights against text and data mining, as a file that programs read (TDMRep; directive 2019/790, art.
 * 4). Null where the newspaper lets itself be mined: no reservation, no file.
 */
export function tdmReservation({ allowsTraining }: Pick<Choices, 'allowsTraining'>): string | null {
  return allowsTraining ? null : `${JSON.stringify([{ location: '/*', 'tdm-reservation': 1 }])}\n`
}
