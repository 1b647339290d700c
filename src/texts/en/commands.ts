// What can be typed, and what answers it.
export const COMMANDS = {} as const
