// What alarms say.
export const ALARMS = {} as const
