// `npm run rotate-keys`: seals every stored secret under the first of SECRET_KEYS; then the others may be taken out.
import { rotateKeys } from './app/support-mail/rotate-keys.ts'
import { loadEnvFile } from './config/load-env-file.ts'
import { readVariables } from './config/read-variables.ts'
import { runProgram } from './config/run-program.ts'
import { InvalidInputError } from './domain/errors.ts'
import { createLog } from './lib/log.ts'
import { createSecretBox } from './lib/secret-box.ts'
import { openDocuments } from './store/collections.ts'
import { openStore } from './store/open-store.ts'

await runProgram(async () => {
  loadEnvFile()
  const values = readVariables(['SECRET_KEYS', 'MONGODB_URI', 'MONGODB_DATABASE', 'DATA_FOLDER'])
  const store = await openStore({
    mongodbUri: values.MONGODB_URI,
    mongodbDatabase: values.MONGODB_DATABASE,
    dataFolder: values.DATA_FOLDER,
    log: createLog({ level: 'warn' }),
  })
  try {
    const documents = await openDocuments(store)
    const done = await rotateKeys({ documents, secrets: createSecretBox(values.SECRET_KEYS) })
    console.log(`${done.resealed} secrets sealed anew, ${done.current} were sealed under the first key already`)
    if (done.unreadable > 0) {
      const text = `${done.unreadable} secrets could not be opened. Put the key they were sealed with back into SECRET_KEYS, or enter them again`
      throw new InvalidInputError({ message: text, forPerson: text })
    }
  } finally {
    await store.close()
  }
})
