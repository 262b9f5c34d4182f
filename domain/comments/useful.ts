/** Rate limits of « utile »: `points` clicks in `seconds`. */
export const usefulLimits = {
  /** Who reads a long thread to its end agrees with a comment every other second, and not for minutes. */
  device: { points: 30, seconds: 60 },
  /** A school or an office behind one address reads the same article in the same hour. */
  network: { points: 120, seconds: 60 },
  /**
   * A device is nobody until it has clicked, and whoever throws its cookie away is a new one each time: so many new voices
   * an hour are what a street, a newsroom or a train brings, and too few to move a thread.
   */
  newDevices: { points: 40, seconds: 3_600 },
} as const

/**
 * Seconds between two renders of a page because of clicks alone. Nobody waits for a number beside a button: who clicked sees
 * their own at once, and a thread in which five hundred click in a minute costs one render and not five hundred.
 */
export const usefulEvery = 60
