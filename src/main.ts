// The server's start: environment, composition, signals.
import { compose } from './compose.ts'
import { ConfigurationError } from './config/configuration-error.ts'
import { readSettings } from './config/environment.ts'
import { spellingHints } from './config/read-variables.ts'
import { loadEnvFile } from './config/load-env-file.ts'
import { createLog } from './lib/log.ts'

async function main(): Promise<void> {
  loadEnvFile()
  const settings = readSettings()
  const log = createLog({ level: settings.log.level })
  for (const hint of spellingHints(process.env)) log.warn(hint)
  const onFatal = (error: Error): void => {
    log.error('Frontdesk cannot go on and ends', { error })
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
  const frontdesk = await compose({ settings, log, onFatal })
  log.info('Frontdesk is up', { host: settings.http.host, port: frontdesk.port })
  if (frontdesk.claimCode !== null) {
    process.stderr.write(
      `\nNobody administers this installation yet. In a personal chat with the bot, type:\n\n    claim ${frontdesk.claimCode}\n\n`,
    )
  }
  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    log.info('Frontdesk stops')
    frontdesk.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('Stopping failed', { error })
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

main().catch((error: unknown) => {
  const text =
    error instanceof ConfigurationError
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error)
  process.stderr.write(`${text}\n`)
  process.exitCode = 1
})
