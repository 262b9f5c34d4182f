import { readSettings } from '#domain/settings/store.ts'
import { type DistributionSettings, distributionSettings } from './settings.ts'

export const getDistribution = (): Promise<DistributionSettings> => readSettings(distributionSettings)
