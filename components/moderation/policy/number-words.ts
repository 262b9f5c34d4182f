import { useLocale } from 'use-intl'

/** Writes a weight as it stands in a field: with the language's decimal sign and a true minus. The server reads them all. */
export function useWritten(): (number: number) => string {
  const isFrench = useLocale() === 'fr'
  return (number) => {
    const digits = String(number).replace('-', '−')
    return isFrench ? digits.replace('.', ',') : digits
  }
}
