// Exporting, erasing, keeping.
export const PRIVACY = {} as const
