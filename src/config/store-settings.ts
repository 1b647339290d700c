// Where the data are, for programs beside the server.
import { loadEnvFile } from './load-env-file.ts'
import { readVariables } from './read-variables.ts'

export interface StoreSettings {
  /** May hold a password: never log it. */
  readonly mongodbUri: string | null
  readonly mongodbDatabase: string
  readonly dataFolder: string
}

/** From `.env` and the environment, as the server reads them. */
export function readStoreSettings(): StoreSettings {
  loadEnvFile()
  const values = readVariables(['MONGODB_URI', 'MONGODB_DATABASE', 'DATA_FOLDER'])
  return {
    mongodbUri: values.MONGODB_URI,
    mongodbDatabase: values.MONGODB_DATABASE,
    dataFolder: values.DATA_FOLDER,
  }
}
