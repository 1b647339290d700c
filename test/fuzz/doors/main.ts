// `npm run fuzz`: 10,000 requests that are made up, or `FUZZ_RUNS` of them, of another seed each time unless `FUZZ_SEED` names one.
import { MOST_GROWN } from './limits.ts'
import { fuzzDoors } from './run.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000)
const runs = Number(process.env['FUZZ_RUNS'] ?? 10_000)
process.stdout.write(`${runs} requests of seed ${seed} (FUZZ_SEED=${seed} makes them again)\n`)
const { faults, statuses, grownBy } = await fuzzDoors({ seed, runs })
for (const fault of faults) process.stdout.write(`- ${fault}\n`)
const answers = Object.entries(statuses).map(([status, count]) => `${count} × ${status}`)
process.stdout.write(`Answers: ${answers.join(', ')}\n`)
process.stdout.write(`Memory after the strangers: ${(grownBy / 2 ** 20).toFixed(1)} MB more\n${faults.length} faults\n`)
process.exit(faults.length === 0 && grownBy < MOST_GROWN ? 0 : 1)
