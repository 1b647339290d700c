// `npm run env-sample`: writes env.sample anew.
import { writeFile } from 'node:fs/promises'
import { envSample } from './env-sample.ts'

await writeFile(new URL('../../env.sample', import.meta.url), envSample())
