/** A list is known by the id of its section, topic or byline. The list of all articles belongs to none of them and has this one. */
export const allId = '00000000-0000-0000-0000-000000000000'
