// `npm run demo`: the whole product on this machine, with stand-ins for Microsoft.
import { createLog } from '../lib/log.ts'
import { checkDemo } from './demo/check.ts'
import { readDemoOptions, USAGE } from './demo/options.ts'
import { runDemo } from './demo/run.ts'

async function main(): Promise<void> {
  const options = readDemoOptions(process.argv.slice(2))
  const say = (line: string): void => void process.stdout.write(`${line}\n`)
  if (options.help) {
    say(USAGE)
    return
  }
  // Calm: only what went wrong, and on the other stream.
  const log = createLog({ level: 'error', destination: process.stderr })
  if (options.check) {
    process.exitCode = (await checkDemo(log, say)) ? 0 : 1
    return
  }
  say('Frontdesk demo: everything listens on this machine only.\n')
  const demo = await runDemo(options, log, say)
  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    say('\nEnding everything …')
    void demo.stop().then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
