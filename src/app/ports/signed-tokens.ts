// Links that work by themselves: whoever has one holds what it opens, so each is good for one thing and a short time.

/** Every kind of link that Frontdesk makes, and where it leads. A new one gets a row in `test/journeys/signed-links.test.ts`. */
export const LINK_PATHS = {
  'audit-export': '/exports',
  'person-export': '/people',
  file: '/files',
  picture: '/pictures',
} as const

export type LinkPurpose = keyof typeof LINK_PATHS

/** Where the page of a ticket is, which is no file: `http/page/`. */
export const PAGE_PATH = '/ticket'

/** `page`: the link to it. `page-form`: that a form was given out on it, once. `channel-place`: which channel a form is about. */
export type TokenPurpose = LinkPurpose | 'page' | 'page-form' | 'channel-place'

/** Seals what a link is for into its last part, and opens it again; `src/lib/signed-token.ts`. */
export interface SignedTokens {
  readonly sign: (purpose: TokenPurpose, payload: object, until: Date) => string
  /** The payload, or `null` when it was not signed here, not for this purpose, or is too old. */
  readonly open: (purpose: TokenPurpose, token: string, now: Date) => unknown
}

/** The link for a token. `publicUrl` has no final slash. */
export function linkTo(publicUrl: string, purpose: LinkPurpose, token: string): string {
  return `${publicUrl}${LINK_PATHS[purpose]}/${token}`
}
