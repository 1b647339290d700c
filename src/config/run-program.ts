// How every program of the house ends when something is wrong: with a message people can read, and 1.
import { FrontdeskError } from '../domain/errors.ts'

/**
 * Gives it the arguments it was called with. Errors that the house throws on purpose are told without their stack. A program that said itself
 * what is wrong answers `failed`.
 */
export async function runProgram(program: (args: readonly string[]) => Promise<'failed' | undefined>): Promise<void> {
  try {
    if ((await program(process.argv.slice(2))) === 'failed') process.exitCode = 1
  } catch (error) {
    console.error(error instanceof FrontdeskError ? error.message : error)
    process.exitCode = 1
  }
}
