// The structured log: one line of JSON each, on pino.
import { pino, stdTimeFunctions, type DestinationStream, type LoggerOptions } from 'pino'
import type { Log } from '../app/ports/runtime.ts'

export interface LogOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  /** Standard output when left out. */
  readonly destination?: DestinationStream
}

/** Names under which a secret might come along; compared without case, hyphens and underscores, at any depth. */
const SECRET_NAMES = new Set([
  'accesstoken',
  'apppassword',
  'authorization',
  'clientsecret',
  'cookie',
  'microsoftapppassword',
  'mongodburi',
  'password',
  'secret',
  'secretkeys',
  'token',
])
/** Deeper than this nothing is shown: whatever is nested more is no field for a log. */
const MAX_DEPTH = 6

/** Errors are written with name, message, code, stack and cause, wherever in the fields they stand. */
export function createLog({ level, destination }: LogOptions): Log {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    // Called only for lines that are written.
    formatters: { level: (label) => ({ level: label }), log: (fields) => safeEntries(fields, 0) },
  }
  const log = destination ? pino(options, destination) : pino(options)
  return {
    debug: (message, fields) => log.debug(fields, message),
    info: (message, fields) => log.info(fields, message),
    warn: (message, fields) => log.warn(fields, message),
    error: (message, fields) => log.error(fields, message),
  }
}

function safeEntries(fields: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]: [string, unknown]) => [
      name,
      SECRET_NAMES.has(name.toLowerCase().replace(/[-_]/gu, '')) ? '[secret]' : safeValue(value, depth + 1),
    ]),
  )
}

function safeValue(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (depth > MAX_DEPTH) return '[nested too deep]'
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  if (value instanceof Error) return errorFields(value, depth)
  if (Array.isArray(value)) return value.map((element: unknown) => safeValue(element, depth + 1))
  return safeEntries(value, depth)
}

function errorFields(error: Error, depth: number): Record<string, unknown> {
  return {
    name: error.name,
    message: error.message,
    ...('code' in error ? { code: error.code } : {}),
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: safeValue(error.cause, depth + 1) }),
    ...(error instanceof AggregateError ? { errors: safeValue(error.errors, depth + 1) } : {}),
  }
}
