/** What the demo consists of today, and what stays when it goes. */
export type DemoView = {
  articles: number
  /** On those articles, real readers' comments included. */
  comments: number
  pictures: number
  people: number
  topics: number
  /** Names of what goes. */
  sections: string[]
  bylines: string[]
  /** Titles of the demo's articles that somebody has changed: they go too. */
  changed: string[]
  /** Made by people since: all of it stays. */
  ownArticles: number
  ownPeople: number
  /** Sections there will be afterwards: nobody needs to be asked for a first one. */
  hasSections: boolean
  /** Of the demo, and kept because what people made needs it. */
  kept: { sections: string[]; bylines: string[]; topics: string[]; pictures: number }
  /** The viewer's account is the demo's: they need one that stays. */
  isOwn: boolean
}
