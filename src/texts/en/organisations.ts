// The room of the organisations.
export const ORGANISATIONS = {} as const
