// The file `.env` for those who keep their variables in one.

/** Adds what is in `.env` of the current folder to the environment, where it is not set yet. Without such a file nothing happens. */
export function loadEnvFile(path = '.env'): void {
  try {
    process.loadEnvFile(path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
}
