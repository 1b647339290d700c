// Reads variables of the table out of an environment and says everything that is wrong with them at once.
import { ConfigurationError } from './configuration-error.ts'
import { likelyTypos } from './spelling.ts'
import type { Variable } from './variable.ts'
import { VARIABLES, type Values, type VariableName } from './variables.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** Empty and blank texts count as not set. Throws one `ConfigurationError` for all of the names together. */
export function readVariables<N extends VariableName>(names: readonly N[], env: Environment = process.env): Values<N> {
  const problems: string[] = []
  const values: Partial<Record<VariableName, unknown>> = {}
  for (const name of names) {
    const variable: Variable = VARIABLES[name]
    const typed = env[name]?.trim() ?? ''
    const text = typed === '' && typeof variable.unset === 'object' ? variable.unset.default : typed
    if (text === '') {
      values[name] = null
      if (variable.unset === 'required') problems.push(`${name} is not set. ${cure(name, variable)}`)
      continue
    }
    const outcome = variable.schema.safeParse(text)
    if (outcome.success) values[name] = outcome.data
    else problems.push(...[...new Set(outcome.error.issues.map((issue) => wrong(name, variable, text, issue.message)))])
  }
  if (problems.length > 0) throw new ConfigurationError([...problems, ...spellingHints(env)])
  // The loop above gave every name its schema's output, which the type checker cannot follow.
  return values as Values<N>
}

/** A sentence for every name in the environment that looks like a misspelt one of ours. */
export function spellingHints(env: Environment = process.env): readonly string[] {
  return likelyTypos(
    Object.keys(env).filter((name) => env[name]?.trim()),
    Object.keys(VARIABLES),
  ).map(({ found, meant }) => `${found} is not used. If ${meant} is meant, rename it`)
}

function wrong(name: string, variable: Variable, text: string, problem: string): string {
  const what = variable.secret ? `${name} has a value which ${problem}` : `${name} is '${text}', which ${problem}`
  return `${what}. ${cure(name, variable)}`
}

function cure(name: string, { explanation, example }: Variable): string {
  return `${explanation.join(' ')} Example: ${name}=${example}`
}
