// The room of the channels, in German.
import type { CHANNELS as English } from '../en/channels.ts'

export const CHANNELS: Readonly<Record<keyof typeof English, string>> = {}
