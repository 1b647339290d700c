// `npm run restore -- FILE`: a backup becomes the data of an empty database or folder. `-` for FILE reads the standard input.
import { runProgram } from './config/run-program.ts'
import { readStoreSettings } from './config/store-settings.ts'
import { InvalidInputError } from './domain/errors.ts'
import { createLog } from './lib/log.ts'
import { totalOf } from './store/copy/document-sum.ts'
import { nameOf } from './store/copy/read-place.ts'
import { restoreBackup } from './store/copy/restore-backup.ts'

const USAGE = 'Name the file: npm run restore -- FILE (or - for the standard input)'

await runProgram(async ([file, ...more], { input }) => {
  if (file === undefined || more.length > 0 || /^-./u.test(file))
    throw new InvalidInputError({ message: USAGE, forPerson: USAGE })
  const place = readStoreSettings()
  const sums = await restoreBackup({
    ...{ place, file: file === '-' ? input : file },
    log: createLog({ level: 'warn' }),
    onCollection: (collection) => console.log(`Copying ${collection}`),
  })
  console.log(`${totalOf(sums)} documents are in ${nameOf(place)}, and counts and hashes are those of the backup.`)
  console.log(
    'Start Frontdesk with the SECRET_KEYS of that time, and with no other process on the data that were in use before.',
  )
  return undefined
})
