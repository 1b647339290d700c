// The file `.env` for those who keep their variables in one.
import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { ConfigurationError } from './configuration-error.ts'

/**
 * Adds what is in `.env` of the current folder to the environment, where it is not set yet. Without such a file nothing happens.
 * Throws `ConfigurationError` for one that cannot be read as text.
 */
export function loadEnvFile(path = '.env', env: NodeJS.ProcessEnv = process.env): void {
  const bytes = readFile(path)
  if (bytes === null) return
  for (const [name, value] of Object.entries(parseEnv(textOf(path, bytes)))) env[name] ??= value
}

function readFile(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'an unknown error'
    if (code === 'ENOENT') return null
    throw new ConfigurationError([`'${path}' cannot be read: ${CURES[code] ?? `the system answered ${code}`}`])
  }
}

const CURES: Readonly<Record<string, string>> = {
  EISDIR:
    'it is a folder. Remove it and put the file there; a container makes such a folder when the file that is mounted is missing',
  EACCES: 'this user may not read it. Change its owner or rights',
  EPERM: 'this user may not read it. Change its owner or rights',
}

/** Editors of Windows put a byte order mark in front; PowerShell's `>` writes UTF-16. */
function textOf(path: string, bytes: Buffer): string {
  try {
    // The decoder leaves a byte order mark out.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (!text.includes('\0')) return text
  } catch {
    // Told below.
  }
  throw new ConfigurationError([`'${path}' is not a text in UTF-8. Save it as UTF-8 in your editor`])
}
