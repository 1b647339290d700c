// The room of the channels.
export const CHANNELS = {} as const
