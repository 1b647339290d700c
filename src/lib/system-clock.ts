// The clock of this machine.
import type { Clock } from '../app/ports/runtime.ts'

export const systemClock: Clock = () => new Date()
