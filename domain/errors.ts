/**
 * Every way in which the site says no. A code is stable and language-free; its sentence is
 * `errors.<code with dots as underscores>` in contract/i18n/messages. A test proves that none is missing.
 */
export const errorCodes = [
  'request.invalid',
  'request.cross_site',
  'request.too_large',
  'request.not_found',
  'site.unavailable',
  'site.uncertain',
  'site.overloaded',
  'site.takedown_unconfirmed',
  'auth.unauthenticated',
  'auth.forbidden',
  'auth.bad_credentials',
  'auth.throttled',
  'auth.link_invalid',
  'auth.wrong_password',
  'auth.demo_account',
  'field.required',
  'field.too_long',
  'field.too_short',
  'field.email',
  'field.slug',
  'field.date',
  'field.url',
  'field.choice',
  'field.taken',
  'comment.empty',
  'comment.too_long',
  'comment.name_empty',
  'comment.name_no_letter',
  'comment.name_too_long',
  'comment.email_empty',
  'comment.email_invalid',
  'comment.article_not_found',
  'comment.closed',
  'comment.parent_not_found',
  'comment.rate_limited',
  'comment.crowded',
  'comment.duplicate',
  'comment.request_reused',
  'comment.form_invalid',
  'comment.not_found',
  'comment.useful_limited',
  'comment.report_limited',
  'comment.report_reason',
  'comment.report_words',
  'comment.expert_missing',
  'moderation.changed_meanwhile',
  'moderation.reason_required',
  'moderation.nothing_to_undo',
  'moderation.pin_reply',
  'policy.weight',
  'policy.spam_from',
  'policy.publish_up_to',
  'policy.publish_above_spam',
  'policy.word',
  'policy.domain',
  'policy.domain_twice',
  'policy.too_many',
  'policy.unchanged',
  'policy.conflict',
  'article.not_found',
  'article.conflict',
  'article.format_newer',
  'article.in_review',
  'article.wrong_state',
  'article.title_missing',
  'article.title_too_long',
  'article.standfirst_too_long',
  'article.body_missing',
  'article.body_invalid',
  'article.body_too_long',
  'article.section_missing',
  'article.byline_missing',
  'article.alt_missing',
  'article.slug_taken',
  'article.publish_date_past',
  'article.version_not_found',
  'article.version_online',
  'article.related_missing',
  'article.translation_missing',
  'article.translation_taken',
  'report.empty',
  'report.too_long',
  'report.passage_too_long',
  'report.paragraph_invalid',
  'report.name_too_long',
  'report.email_invalid',
  'report.article_not_found',
  'report.rate_limited',
  'report.crowded',
  'report.not_found',
  'report.changed_meanwhile',
  'front.conflict',
  'front.repeated',
  'front.too_many',
  'front.title_missing',
  'front.banner_past',
  'media.too_large',
  'media.unsupported',
  'media.unreadable',
  'media.too_many_pixels',
  'media.missing',
  'media.focus_outside',
  'media.audio_too_large',
  'media.audio_unsupported',
  'media.audio_unreadable',
  'citation.url_invalid',
  'citation.host_unknown',
  'citation.host_off',
  'citation.unavailable',
  'section.reserved',
  'section.taken',
  'section.not_empty',
  'section.has_children',
  'section.parent_missing',
  'section.parent_nested',
  'section.parent_has_children',
  'page.not_found',
  'page.conflict',
  'page.format_newer',
  'page.taken',
  'page.owed',
  'page.wrong_state',
  'navigation.conflict',
  'people.last_admin',
  'people.self',
  'demo.name_differs',
  'mail.address',
  'mail.unreachable',
  'mail.interrupted',
  'mail.deferred',
  'mail.refused',
  'mail.sign_in',
  'mail.insecure',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** An expected refusal. Anything else that is thrown is a defect or an outage, and is logged as one. */
export class AppError extends Error {
  readonly code: ErrorCode
  /** Which input each refusal concerns, by field name. */
  readonly fields: Record<string, ErrorCode>
  /** Values for the sentence's placeholders, and for the client (e.g. the newer version of a conflict). */
  readonly values: Record<string, string | number>

  constructor(
    code: ErrorCode,
    options: { fields?: Record<string, ErrorCode>; values?: Record<string, string | number> } = {},
  ) {
    super(code)
    this.name = 'AppError'
    this.code = code
    this.fields = options.fields ?? {}
    this.values = options.values ?? {}
  }
}

/** HTTP status of a refusal, for route handlers. */
export function statusOf(code: ErrorCode): number {
  if (code === 'auth.unauthenticated' || code === 'auth.bad_credentials') return 401
  if (code === 'auth.forbidden' || code === 'auth.demo_account' || code === 'request.cross_site') return 403
  if (code === 'comment.closed') return 403
  if (code.endsWith('not_found')) return 404
  if (
    code === 'page.conflict' ||
    code === 'navigation.conflict' ||
    code === 'front.conflict' ||
    code === 'policy.conflict' ||
    code === 'article.conflict' ||
    code === 'article.format_newer' ||
    code === 'page.format_newer' ||
    code === 'moderation.changed_meanwhile' ||
    code === 'report.changed_meanwhile' ||
    code === 'comment.duplicate'
  )
    return 409
  if (code === 'request.too_large' || code === 'media.too_large' || code === 'media.audio_too_large')
    return 413
  if (code === 'media.unsupported' || code === 'media.audio_unsupported') return 415
  if (code === 'auth.throttled' || code === 'comment.rate_limited' || code === 'comment.crowded') return 429
  if (code === 'comment.useful_limited' || code === 'comment.report_limited') return 429
  if (code === 'report.rate_limited' || code === 'report.crowded') return 429
  if (code.startsWith('site.') || (code.startsWith('mail.') && code !== 'mail.address')) return 503
  return 422
}
