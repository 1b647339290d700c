// `npm run torture -- --minutes N [--seed S] [--store files|mongodb]`: ends with 1 where anything differs from what it has to be.
import { parseArgs } from 'node:util'
import { TEST_MONGODB_URI } from '../support/stores.ts'
import { torture } from './run.ts'
import { summaryText } from './summary.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string' },
    store: { type: 'string', default: TEST_MONGODB_URI === null ? 'files' : 'mongodb' },
    log: { type: 'string' },
  },
})
const minutes = Number(values.minutes)
if (!(minutes > 0)) fail('--minutes is how long things go wrong, such as 10')
if (values.store !== 'files' && values.store !== 'mongodb') fail("--store is 'files' or 'mongodb'")
if (values.store === 'mongodb' && TEST_MONGODB_URI === null) fail('Set TEST_MONGODB_URI to a server first')

const seed = values.seed ?? String(Date.now() % 1_000_000)
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const sayWhen = (line: string): void => say(`${Math.round(process.uptime())} s: ${line}`)
say(`Seed ${seed}: ${minutes} min of faults on ${values.store}, then settling`)
const summary = await torture({
  seed,
  stormMs: minutes * 60_000,
  mongodbUri: values.store === 'files' ? null : TEST_MONGODB_URI,
  say: sayWhen,
  ...(values.log === undefined ? {} : { logFile: values.log }),
})
say(summaryText(summary))
process.exit(summary.differences.length === 0 ? 0 : 1)

function fail(text: string): never {
  process.stderr.write(`${text}\n`)
  process.exit(1)
}
