/** A weight as it stands in a field: with a comma and a true minus, which the server reads as well as a point and a hyphen. */
export const written = (number: number): string => String(number).replace('.', ',').replace('-', '−')
