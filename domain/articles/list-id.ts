/** A list is known by the id of its section, topic or byline. That of all articles is nobody's, and has this one. */
export const allId = '00000000-0000-0000-0000-000000000000'
