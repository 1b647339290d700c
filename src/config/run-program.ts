// How every program of the house ends when something is wrong: with a message people can read, and 1.
import type { Readable, Writable } from 'node:stream'
import { FrontdeskError } from '../domain/errors.ts'

/** The standard streams, for programs that copy bytes; people are told by `console`. */
export interface Standard {
  readonly input: Readable
  readonly output: Writable
}

/**
 * Gives it the arguments it was called with. Errors that the house throws on purpose are told without their stack. A program that said itself
 * what is wrong answers `failed`.
 */
export async function runProgram(
  program: (args: readonly string[], standard: Standard) => Promise<'failed' | undefined>,
): Promise<void> {
  try {
    const { argv, stdin: input, stdout: output } = process
    if ((await program(argv.slice(2), { input, output })) === 'failed') process.exitCode = 1
  } catch (error) {
    console.error(error instanceof FrontdeskError ? error.message : error)
    process.exitCode = 1
  }
}
