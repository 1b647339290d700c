// Links that work by themselves: whoever has one holds what it opens, so each is good for one thing and a short time.

/** Every kind of link that Frontdesk makes, and where it leads. A new one gets a row in `test/journeys/signed-links.test.ts`. */
export const LINK_PATHS = {
  'audit-export': '/exports',
  'person-export': '/people',
  file: '/files',
  picture: '/pictures',
} as const

export type LinkPurpose = keyof typeof LINK_PATHS

/** Seals what a link is for into its last part, and opens it again; `src/lib/signed-token.ts`. */
export interface SignedTokens {
  readonly sign: (purpose: LinkPurpose, payload: object, until: Date) => string
  /** The payload, or `null` when it was not signed here, not for this purpose, or is too old. */
  readonly open: (purpose: LinkPurpose, token: string, now: Date) => unknown
}

/** The link for a token. `publicUrl` has no final slash. */
export function linkTo(publicUrl: string, purpose: LinkPurpose, token: string): string {
  return `${publicUrl}${LINK_PATHS[purpose]}/${token}`
}
