// `npm run backup -- FILE`: all data in one file, while the server runs. `-` for FILE writes to the standard output.
import { parseArgs } from 'node:util'
import { runProgram } from './config/run-program.ts'
import { readStoreSettings } from './config/store-settings.ts'
import { InvalidInputError } from './domain/errors.ts'
import { totalOf } from './store/copy/document-sum.ts'
import { makeBackup } from './store/copy/make-backup.ts'
import { nameOf } from './store/copy/read-place.ts'

const USAGE = 'Name the new file: npm run backup -- FILE (or - for the standard output) [--without-snapshot]'

await runProgram(async (args, { output }) => {
  const { file, snapshot } = parse(args)
  const place = readStoreSettings()
  const target = file === '-' ? output : file
  const { sums, isOneMoment, unknown } = await makeBackup({ place, target, snapshot, clock: () => new Date() })
  // Of the standard output every byte is the backup's.
  const tell = file === '-' ? console.error : console.log
  tell(`${totalOf(sums)} documents of ${nameOf(place)} are in ${file === '-' ? 'the backup' : file}`)
  tell(
    isOneMoment
      ? 'All of them are of one moment.'
      : 'The database was read one collection after the other: what changed meanwhile is there or not, and Frontdesk mends what is half there.',
  )
  if (unknown.length > 0)
    tell(
      `Not in it, as this release does not know them: ${unknown.join(', ')}. A newer release may; see that it makes the backup.`,
    )
  tell('It holds mail. Client secrets in it are sealed: without SECRET_KEYS, which are not in it, nobody can use them.')
  return undefined
})

function parse(args: readonly string[]): { readonly file: string; readonly snapshot: boolean } {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'without-snapshot': { type: 'boolean', default: false } },
    })
    const [file] = positionals
    if (file !== undefined && positionals.length === 1) return { file, snapshot: !values['without-snapshot'] }
  } catch {
    // An option that there is not.
  }
  throw new InvalidInputError({ message: USAGE, forPerson: USAGE })
}
