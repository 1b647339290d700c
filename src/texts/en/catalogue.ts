// Categories, service types, canned texts.
export const CATALOGUE = {} as const
