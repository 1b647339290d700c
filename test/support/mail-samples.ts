// The mails that other projects collected in the wild, beside the project, and what is expected of each.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

export const SAMPLES = path.resolve(import.meta.dirname, '../../../shared/mail-samples')

const Expectations = z.object({
  items: z.array(
    z.object({
      file: z.string(),
      format: z.enum(['eml', 'body-text', 'body-html', 'mbox']).catch('mbox'),
      expected: z.object({
        kind: z.enum(['new', 'reply', 'auto-reply', 'bounce', 'loop', 'list', 'ignore', 'report']).optional(),
        subject: z.string().optional(),
        from: z.string().optional(),
        replyText: z.string().optional(),
        replyMatch: z.enum(['exact', 'startsWith', 'first71chars']).optional(),
        bodyText: z.string().optional(),
        attachmentCount: z.number().optional(),
        contains: z.array(z.string()).optional(),
        notContains: z.array(z.string()).optional(),
      }),
    }),
  ),
})
export type Sample = z.infer<typeof Expectations>['items'][number]
export type Expected = Sample['expected']

/** Of a folder of samples, as its `expect.json` lists them. Throws where that is not one. */
export function readSamples(folder: string): readonly Sample[] {
  return Expectations.parse(JSON.parse(readFileSync(path.join(folder, 'expect.json'), 'utf8'))).items
}

/** Whether the folder holds an `expect.json`. */
export function holdsSamples(folder: string): boolean {
  return existsSync(path.join(folder, 'expect.json'))
}
