// The menu and what all rooms share.
export const MENU = {} as const
