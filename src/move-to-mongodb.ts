// `npm run move-to-mongodb`: the data of DATA_FOLDER move to MONGODB_URI. The server is stopped meanwhile.
import { ConfigurationError } from './config/configuration-error.ts'
import { runProgram } from './config/run-program.ts'
import { readStoreSettings } from './config/store-settings.ts'
import { createLog } from './lib/log.ts'
import { totalOf } from './store/copy/document-sum.ts'
import { moveToMongodb } from './store/copy/move-to-mongodb.ts'
import { nameOf } from './store/copy/read-place.ts'

await runProgram(async () => {
  const settings = readStoreSettings()
  const { mongodbUri } = settings
  if (mongodbUri === null)
    throw new ConfigurationError(['MONGODB_URI is not set. Set it to the server that the data are to move to'])
  const moved = await moveToMongodb({
    place: { ...settings, mongodbUri },
    log: createLog({ level: 'warn' }),
    onCollection: (collection) => console.log(`Copying ${collection}`),
  })
  if ('movedBefore' in moved)
    console.log(`The data of this folder were moved to ${moved.movedBefore} before: nothing is left to do.`)
  else
    console.log(
      `${totalOf(moved)} documents are in ${nameOf(settings)}, and counts and hashes are those of the folder.`,
    )
  console.log(
    'Set MONGODB_URI and MONGODB_DATABASE for the server as they are set here, leave SECRET_KEYS as they are, and start it. DATA_FOLDER is not used ' +
      'any more: no server starts on it. Delete it once you have seen that all is there.',
  )
  return undefined
})
