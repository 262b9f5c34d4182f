import { availableParallelism } from 'node:os'

/** Every number the edge holds people to, with its reason. Times in milliseconds, sizes in bytes. */
export const limits = {
  /** A slow header is not a reader: ten seconds is ample on any network that can show the page. */
  headersTimeout: 10_000,
  /** A form is small. Whoever needs longer to send one is holding a connection, not writing. */
  requestTimeout: 15_000,
  /** Pictures come from a newsroom's own line. */
  uploadTimeout: 30_000,
  /** A body that stops moving is given up before the deadline of the whole request. */
  bodyIdle: 8_000,
  /** Longer than the 60 s that reverse proxies keep a connection, so that they never write into a closed one. */
  keepAliveTimeout: 65_000,
  /** Nothing read or written on a socket for this long while a request is under way: the other side is gone. */
  socketIdle: 30_000,
  /** Then the connection is closed, kindly: one client does not stay with one process for days. */
  maxRequestsPerSocket: 1_000,
  /** More connections than this are a crowd. A thousand readers with the two connections of a browser. */
  crowd: 2_000,
  /** In a crowd a place is dear: a header that is sent at all is sent in one piece, */
  crowdHeadersTimeout: 3_000,
  /** and whoever has read his page gives his place to the next. */
  crowdKeepAliveTimeout: 10_000,
  /** What memory can bear. Beyond it, connections are closed unread. */
  maxConnections: 8_000,
  /** Of those, for one network (/24, /48) that is no proxy of ours: more than the telephones of a whole town hall. */
  connectionsPerNetwork: 2_000,
  /** Who may wait outside the door: what the loop lets in within two seconds when it has nothing but work. */
  backlog: 4_096,
  /** Bytes a second. The slowest telephone networks bring three times as much. */
  slowestReader: 1_024,
  /** Behind for this long, a reader has to keep to that rate. */
  sendingGrace: 20_000,
  /** Answers in one turn of the event loop: about ten. Shorter turns would be spent on turning. */
  turn: 1,
  /** Questions of one connection that wait for their turn: ten times what a pipelining client sends at once. */
  maxPipelined: 100,
  /** Questions of one network that wait for their turn, before one of its connections may add a second to its own. */
  waitingPerNetwork: 2_000,
  maxHeaderSize: 16 * 1024,
  /** Our longest address is a search; 4 KB is four times what it can be. */
  maxTarget: 4_096,
  /** A draft of the longest kind, as JSON, which is read in milliseconds. */
  maxDraft: 1024 * 1024,
  /**
   * A comment of 20,000 bytes, percent-encoded, twice. A form or a call of a megabyte would keep Next, which takes it apart
   * in one go, from everybody else for half a second.
   */
  maxForm: 128 * 1024,
  /** 15 MB of picture and the multipart envelope around it. */
  maxUpload: 15 * 1024 * 1024 + 64 * 1024,
  /** All bodies that were read before their turn, together: 32 drafts of the largest kind, or thousands of forms. Full, the network with most gives way. */
  keptBodies: 32 * 1024 * 1024,
  /** Of those, for one network: eight of the largest, or a thousand forms. */
  keptBodiesPerNetwork: 8 * 1024 * 1024,
  /** Requests inside Next at once, readers and staff apart: a rush of readers never locks the newsroom out. */
  slots: 32,
  waiting: 200,
  /** Of those, for one network (/24, /48): Next does one thing at a time, and others wait behind no more than these. */
  slotsPerNetwork: 12,
  /** Reading so much of a form is as much work for Next as a page is. Larger ones take more of their network's slots. */
  bodyOfOneSlot: 16 * 1024,
  /** With the patience for a comment, under the five seconds within which everybody is answered. */
  maxWait: 2_000,
  upstreamTimeout: 20_000,
  /** A comment is in the database within a tenth of a second, or its author is given it back. */
  commentTimeout: 1_800,
  /** Pages rendered at once. More would only be slower, all of them. */
  renders: 2 * availableParallelism(),
  rendersWaiting: 50,
  rendersPerNetwork: 2 * availableParallelism() - 1,
  renderWait: 2_000,
  /** After this a reader hears that it takes long; together with the wait for a turn, under five seconds. */
  renderPatience: 2_900,
  /** Ten times what a render takes while the machine has other work; half of the two seconds that a change may take. */
  refillMoment: 1_000,
  /** Counts beside titles: a busy thread's approvals of ten seconds are one render of each page they stand on. */
  countsTogether: 10_000,
  /** Pages in memory: a thousand articles with their comments, in three codings. */
  pageMemory: 128 * 1024 * 1024,
  /** Four times the articles of a newsroom's ten years; 4 GB is what they take on disk. */
  diskPages: 50_000,
  diskBytes: 4 * 1024 * 1024 * 1024,
  /** After a write that failed, one page tries whether the disk takes it now; all others follow it. */
  rewriteAfter: 1_000,
  /** Redirects and missing pages: long enough to blunt a flood, too short for an editor to notice. */
  negativeCacheTime: 10_000,
  negativeCachePages: 2_000,
  negativeCacheBytes: 16 * 1024 * 1024,
  /** What may lie in memory for a slow reader, so that he does not hold a slot while he reads. */
  unsent: 1024 * 1024,
  /** Under this, compression costs more than it saves. */
  compressFrom: 1_024,
  healthEvery: 1_000,
  /** While something is away: people wait to be told that it is back. */
  healthWhileAway: 300,
  /** A probe costs a millisecond. Longer than `databasePatience`: it is to hear that the database hangs, not that Next does. */
  healthTimeout: 600,
  /**
   * From the first probe to the second. A database that is silent for less than a second is not given up, and a writer
   * gets a 503 within 1.8 s of asking: `health/detection-time.test.ts` has the table of times.
   */
  healthAgain: 500,
  /** A command takes a tenth of a second; whoever waits this long wants to know whether anybody is there at all. */
  suspectAfter: 200,
  drain: 25_000,
  /** Longer than a request takes to follow its connection; shorter than a person notices at a restart. */
  drainLastRequests: 500,
  /** After a refusal the rest of a body is read and thrown away, or the refusal itself would be lost in a reset. */
  lingerTime: 2_000,
  lingerBytes: 4 * 1024 * 1024,
} as const

/** Tests shorten the clocks; nobody else changes a limit. */
export type Limits = { readonly [name in keyof typeof limits]: number }
