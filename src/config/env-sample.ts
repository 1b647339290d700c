// The text of env.sample: every variable with what it is for and where its value comes from.
import type { Variable } from './variable.ts'
import { VARIABLES } from './variables.ts'

/** Required variables stand there to be filled in; all others are commented out and show their default, or an example. */
export function envSample(): string {
  const head = [
    '# Copy this file to .env and fill in what has no # in front. Made by `npm run env-sample`; do not edit it here.',
  ]
  const blocks = Object.entries<Variable>(VARIABLES).map(([name, variable]) => [
    '',
    ...variable.explanation.map((line) => `# ${line}`),
    assignment(name, variable),
  ])
  return [...head, ...blocks.flat(), ''].join('\n')
}

function assignment(name: string, { unset, example }: Variable): string {
  if (unset === 'required') return `${name}=`
  return unset === 'optional' ? `# Example:\n# ${name}=${example}` : `# ${name}=${unset.default}`
}
