// Why an email did not arrive.
export const BOUNCES = {} as const
