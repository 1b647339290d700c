// What Microsoft 365 answered, and what to do about it, in German.
import type { GRAPH as English } from '../en/graph.ts'

export const GRAPH: Readonly<Record<keyof typeof English, string>> = {}
