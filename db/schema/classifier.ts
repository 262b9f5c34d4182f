import { sql } from 'drizzle-orm'
import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Calibration } from '#domain/moderation/classifier/calibration.ts'
import type { Head } from '#domain/moderation/classifier/labels.ts'
import type { Metrics } from '#domain/moderation/classifier/metrics.ts'
import { bytea, id, instant } from './columns.ts'

/**
 * What the classifier has learned, a row a training and head. Weights of hashed features, and no words: nothing that was
 * written can be read out of them. Those of the one before go with the next training, and with them what was erased.
 */
export const classifierModels = pgTable(
  'classifier_models',
  {
    id: id(),
    kind: text('kind').$type<Head>().notNull(),
    /** Weights of another way of counting mean nothing. */
    featuresVersion: integer('features_version').notNull(),
    /** Null: too few decisions to learn from, or no longer the newest. */
    weights: bytea('weights'),
    /** How far each weight has moved (AdaGrad), for who goes on learning. Scoring does not read it. */
    moved: bytea('moved'),
    bias: doublePrecision('bias').notNull(),
    biasMoved: doublePrecision('bias_moved').notNull(),
    calibration: jsonb('calibration').$type<Calibration>().notNull(),
    threshold: doublePrecision('threshold').notNull(),
    metrics: jsonb('metrics').$type<Metrics>().notNull(),
    /** Decisions it has learned from, those since the training included. */
    trainedOn: integer('trained_on').notNull(),
    /** The newest decision it knows: what goes on learning begins behind it. */
    seenAt: instant('seen_at'),
    seenDecision: uuid('seen_decision'),
    /** It has passed its gate. */
    speaks: boolean('speaks').notNull(),
    /** The newest of its kind. */
    active: boolean('active').notNull(),
    at: instant('at').notNull().defaultNow(),
    /** When the weights last changed: who holds them asks for no more than this. */
    learnedAt: instant('learned_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('classifier_models_active').on(t.kind).where(sql`active`),
    index('classifier_models_at').on(t.at),
  ],
)
