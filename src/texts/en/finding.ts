// Lists, filters, saved views, searches.
export const FINDING = {} as const
