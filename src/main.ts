// The server's start: environment, composition, signals.
import { compose, type Frontdesk } from './compose.ts'
import { readSettings } from './config/environment.ts'
import { spellingHints } from './config/read-variables.ts'
import { loadEnvFile } from './config/load-env-file.ts'
import { runProgram } from './config/run-program.ts'
import { createLog } from './lib/log.ts'

await runProgram(async () => {
  loadEnvFile()
  const settings = readSettings()
  const log = createLog({ level: settings.log.level })
  for (const hint of spellingHints(process.env)) log.warn(hint)
  const onFatal = (error: Error): void => {
    log.error('Frontdesk cannot go on and ends', { error })
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }

  const up: { frontdesk?: Frontdesk } = {}
  let stopping = false
  const stop = (): void => {
    // Whoever asks twice does not want to wait, and before it is up there is nothing to wait for. Data are safe at any time.
    if (stopping || !up.frontdesk) process.exit(stopping ? 1 : 0)
    stopping = true
    log.info('Frontdesk stops', { withinMs: settings.stopMs })
    up.frontdesk.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('Stopping failed', { error })
        process.exit(1)
      },
    )
  }
  // From the beginning: the first process of a container ignores signals that it does not handle.
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)

  const frontdesk = await compose({ settings, log, onFatal })
  up.frontdesk = frontdesk
  log.info('Frontdesk is up', { host: settings.http.host, port: frontdesk.port })
  if (frontdesk.claimCode !== null) {
    process.stderr.write(
      `\nNobody administers this installation yet. In a personal chat with the bot, type:\n\n    claim ${frontdesk.claimCode}\n\n`,
    )
  }
})
