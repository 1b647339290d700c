// The audit.
export const AUDIT = {} as const
