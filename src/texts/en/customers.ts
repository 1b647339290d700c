// What customers read in their chat.
export const CUSTOMERS = {} as const
