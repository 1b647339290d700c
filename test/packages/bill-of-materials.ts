// What runs in production, as npm tells it of the lock file: CycloneDX 1.5.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { z } from 'zod'
import { ROOT } from '../repository/source-files.ts'

const License = z.union([
  z.object({ license: z.object({ id: z.string().optional(), name: z.string().optional() }) }),
  z.object({ expression: z.string() }),
])

const Bill = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string(),
  components: z.array(z.object({ name: z.string(), version: z.string(), licenses: z.array(License).optional() })),
})

export type Component = z.infer<typeof Bill>['components'][number]

/** The text that `npm run sbom` prints. */
export async function billText(): Promise<string> {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only']
  const { stdout } = await promisify(execFile)('npm', args, { cwd: ROOT, maxBuffer: 64 * 2 ** 20 })
  return stdout
}

export async function components(): Promise<readonly Component[]> {
  return Bill.parse(JSON.parse(await billText())).components
}
