import { availableParallelism } from 'node:os'

/** Every number the edge holds people to, with its reason. Times in milliseconds, sizes in bytes. */
export const limits = {
  /** A slow header is not a reader: ten seconds is ample on any network that can show the page. */
  headersTimeout: 10_000,
  /** A form is small. A client that needs longer to send one is holding a connection, not writing. */
  requestTimeout: 15_000,
  /** Pictures come from a newsroom's own line. */
  uploadTimeout: 30_000,
  /** A long interview, over a line of 3 Mbit/s upwards. */
  audioTimeout: 150_000,
  /** A body that stops moving is given up before the deadline of the whole request. */
  bodyIdle: 8_000,
  /** Longer than the 60 s that reverse proxies keep a connection, so that they never write into a closed one. */
  keepAliveTimeout: 65_000,
  /** A socket on which nothing is read or written for this long during a request: the other side is gone. */
  socketIdle: 30_000,
  /** Then the connection is closed after an answer, so that no client stays with one process for days. */
  maxRequestsPerSocket: 1_000,
  /** More connections than this are a crowd: a thousand readers with two connections each. */
  crowd: 2_000,
  /** In a crowd connections are scarce. An honest client sends its header in one piece, well within this time. */
  crowdHeadersTimeout: 3_000,
  /** In a crowd an idle connection is closed after this time, to make room for the next reader. */
  crowdKeepAliveTimeout: 10_000,
  /** What memory can bear. Beyond it, connections are closed unread. */
  maxConnections: 8_000,
  /** The share of one network (/24, /48) that is not a trusted proxy: more than all the phones in a town hall. */
  connectionsPerNetwork: 2_000,
  /** Connections that the kernel holds until they are accepted: as many as a busy event loop accepts in two seconds. */
  backlog: 4_096,
  /** Bytes a second. The slowest phone networks are three times as fast. */
  slowestReader: 1_024,
  /** A reader who has been behind for this long must keep to that rate, or is disconnected. */
  sendingGrace: 20_000,
  /** Work in one turn of the event loop: about ten answers. Shorter turns would cost more than the work. */
  turn: 1,
  /** Requests of one connection that wait for their turn: ten times what a pipelining client sends at once. */
  maxPipelined: 100,
  /** Requests of one network that wait for their turn. Beyond this, each of its connections may have one waiting. */
  waitingPerNetwork: 2_000,
  maxHeaderSize: 16 * 1024,
  /** Our longest address is a search; 4 KB is four times what it can be. */
  maxTarget: 4_096,
  /** A draft of the longest kind, as JSON, which is read in milliseconds. */
  maxDraft: 1024 * 1024,
  /**
   * Twice a comment of 20,000 bytes, percent-encoded. Next parses a form in one go: a megabyte would block it for half
   * a second, for everybody.
   */
  maxForm: 128 * 1024,
  /** 15 MB of picture and the multipart envelope around it. */
  maxUpload: 15 * 1024 * 1024 + 64 * 1024,
  /** 50 MB of sound (domain/media/audio.ts says why), and as much around it. */
  maxAudio: 50_000_000 + 64 * 1024,
  /** All bodies that were read before their turn: 32 of the largest drafts, or thousands of forms. When it is full, the network that has most gives way. */
  keptBodies: 32 * 1024 * 1024,
  /** Of those, for one network: eight of the largest, or a thousand forms. */
  keptBodiesPerNetwork: 8 * 1024 * 1024,
  /** Requests inside Next at once. Readers and staff have separate pools, so that a rush of readers never locks the newsroom out. */
  slots: 32,
  waiting: 200,
  /** The share of one network (/24, /48). Next does one thing at a time, so others wait behind no more than these. */
  slotsPerNetwork: 12,
  /** Parsing a form of this size is as much work for Next as rendering a page. A larger one counts for several slots. */
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
  /** Searches rendered at once, beside the pages. Two keep up with ten readers a second, and leave the database to articles. */
  searches: 2,
  searchesWaiting: 20,
  /** One network's questions come one after the other: nobody reads two answers at once. */
  searchesPerNetwork: 1,
  /** Suggestions at once: one is ready in a few milliseconds. Who types on has asked another one by the time that one has waited. */
  suggestions: 1,
  suggestionsWaiting: 10,
  suggestionsPerNetwork: 1,
  suggestionWait: 500,
  renderWait: 2_000,
  /** After this a reader gets a 503. With the wait for a slot, that is under five seconds. */
  renderPatience: 2_900,
  /** How long a reader of a stale page waits for the new one: ten times what a render takes on a busy machine. */
  refillMoment: 1_000,
  /** Counts beside titles are made stale together: ten seconds of approvals cost one render of each page. */
  countsTogether: 10_000,
  /** Pages in memory: a thousand articles with their comments, in three codings. */
  pageMemory: 128 * 1024 * 1024,
  /** Four times the articles of a newsroom's ten years; 4 GB is what they take on disk. */
  diskPages: 50_000,
  diskBytes: 4 * 1024 * 1024 * 1024,
  /** After a failed write, one page is tried again; once it succeeds, all the others follow. */
  rewriteAfter: 1_000,
  /** Redirects and missing pages: long enough to blunt a flood, too short for an editor to notice. */
  negativeCacheTime: 10_000,
  negativeCachePages: 2_000,
  negativeCacheBytes: 16 * 1024 * 1024,
  /** Pictures asked of the bucket at once. Its client opens fifty connections: none waits there, where turns are not known. */
  bucketSlots: 32,
  /** Of those, for one network (/24, /48): what a browser asks at once, twice over. */
  bucketSlotsPerNetwork: 12,
  /**
   * A picture has its objects before anybody is told its address, so that who asks too early asks by chance: a second is
   * not noticed. It is long enough for all who read a page with a hole in it to ask once.
   */
  missingPictureTime: 1_000,
  /** A key is some 60 bytes: no more memory than one picture. */
  missingPictures: 2_000,
  /** What is buffered of pictures from the bucket, for all readers: a hundred slow ones. The others hold a slot while they read. */
  unsentPictures: 32 * 1024 * 1024,
  /** What is buffered for a slow reader, so that reading slowly does not hold a slot. */
  unsent: 1024 * 1024,
  /** Under this, compression costs more than it saves. */
  compressFrom: 1_024,
  healthEvery: 1_000,
  /** While something is away: people are waiting for it to come back. */
  healthWhileAway: 300,
  /** Longer than `databasePatience`, so that the probe hears from Next that the database hangs. */
  healthTimeout: 600,
  /**
   * From the first probe to the second. A database that is silent for less than a second is not given up, and a writer
   * gets a 503 within 1.8 s of asking: `health/detection-time.test.ts` has the table of times.
   */
  healthAgain: 500,
  /** A command takes a tenth of a second. After twice that, a waiting request asks whether Next and its database are there. */
  suspectAfter: 200,
  /**
   * Who reads waits this long for a Next that says nothing: it reads its code for a second or two after a start, and a page
   * that comes late is better than one that says to come back. Given up within another 1.1 s: under five seconds in all.
   */
  readPatience: 2_500,
  drain: 25_000,
  /** Longer than a request takes to follow its connection; shorter than a person notices at a restart. */
  drainLastRequests: 500,
  /** After a refusal the rest of the body is read and thrown away for this long. Otherwise a reset would destroy the answer. */
  lingerTime: 2_000,
  lingerBytes: 4 * 1024 * 1024,
} as const

/** Tests shorten the clocks; nobody else changes a limit. */
export type Limits = { readonly [name in keyof typeof limits]: number }
