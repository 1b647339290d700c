// Why something has not left.
export const DELIVERY = {} as const
