// The message extension.
export const EXTENSION = {} as const
