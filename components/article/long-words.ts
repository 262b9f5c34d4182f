/** Letters from which a word may not fit beside a picture, or across a small phone, at the size of a title. */
const long = 16
/** Longer than the smaller measure allows for. */
const longest = 22

/** For a title with a word that may be wider than a phone: the class that makes it smaller there (app/reading.css). */
export function longWordClass(title: string): '' | 'long-word' | 'longest-word' {
  // A line may break at a space and after a hyphen, nowhere else.
  const lengths = title.split(/[\s-]+/u).map((word) => [...word].length)
  const most = Math.max(...lengths)
  return most >= longest ? 'longest-word' : most >= long ? 'long-word' : ''
}
