// Why the mail log has an email, and what became of it.
export const LOG = {} as const
