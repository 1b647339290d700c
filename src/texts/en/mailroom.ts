// How email becomes tickets: settings, rules, letters.
export const MAILROOM = {} as const
