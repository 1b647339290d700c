// Names in the environment that somebody probably meant for ours.

/** Pairs of an unknown name in the environment and the name of ours that it resembles and that is not set. */
export function likelyTypos(
  setNames: readonly string[],
  knownNames: readonly string[],
): readonly { readonly found: string; readonly meant: string }[] {
  const unset = knownNames.filter((name) => !setNames.includes(name))
  return setNames
    .filter((name) => !knownNames.includes(name))
    .flatMap((found) => {
      const meant = unset.find((name) => resembles(found, name))
      return meant === undefined ? [] : [{ found, meant }]
    })
}

/** Short names differ by chance (HOME and HOST), so only longer ones may differ by more than case and underscores. */
function resembles(found: string, known: string): boolean {
  const [a, b] = [plain(found), plain(known)]
  return a === b || (b.length >= 8 && isWithin(a, b, 2))
}

function plain(name: string): string {
  return name.replaceAll('_', '').toLowerCase()
}

/** Whether so many insertions, removals and replacements of a letter, or fewer, lead from one to the other. */
function isWithin(a: string, b: string, edits: number): boolean {
  if (a === '' || b === '') return a.length + b.length <= edits
  const [restA, restB] = [a.slice(1), b.slice(1)]
  if (b.startsWith(a.charAt(0))) return isWithin(restA, restB, edits)
  return (
    edits > 0 &&
    [[restA, b] as const, [a, restB] as const, [restA, restB] as const].some(([x, y]) => isWithin(x, y, edits - 1))
  )
}
