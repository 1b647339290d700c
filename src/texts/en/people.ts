// People, their roles, invitations.
export const PEOPLE = {} as const
