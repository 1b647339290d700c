// What Microsoft's error codes mean for an administrator, and what to do. Codes change over time: each use has a fallback.
// Sources: https://learn.microsoft.com/entra/identity-platform/reference-error-codes, https://learn.microsoft.com/graph/errors

export interface ErrorMeaning {
  /** What happened and what to do, in full sentences. */
  readonly text: string
  readonly retryable: boolean
  /** It is about the mail itself: the same again is never taken. */
  readonly final?: true
}

const TRANSIENT = 'Frontdesk will try again; you only need to do something if it lasts for hours.'
const CHECK_SCOPE =
  'If its access is limited to some mailboxes in Exchange already, add this one. Either can take up to two hours to take effect.'
const CHECK_PERMISSIONS = cure(
  'roles Application Mail.ReadWrite and Application Mail.Send',
  'permissions Mail.ReadWrite and Mail.Send',
)

/** The role in Exchange comes first, as in the README: what is granted in Entra reaches every mailbox. */
function cure(roles: string, permissions: string): string {
  return `In Exchange, give the app the ${roles} for this mailbox alone (RBAC for Applications; the README has the commands). ${CHECK_SCOPE} Only where no one administers Exchange, grant the application ${permissions}, with admin consent, in Microsoft Entra instead; the app then reaches every mailbox of the organisation.`
}

export type Permission = 'Mail.Read' | 'Mail.ReadWrite' | 'Mail.Send'

const LACKING: Readonly<Record<Permission, string>> = {
  'Mail.Read': 'The app is not allowed to read this mailbox.',
  'Mail.ReadWrite': 'The app is not allowed to mark, move or file emails in this mailbox, or to write replies.',
  'Mail.Send': 'The app is not allowed to send emails from this mailbox.',
}

/** Reading alone is never enough: the role that writes, too, is the one to give. */
const ROLES: Readonly<Record<Permission, string>> = {
  'Mail.Read': 'Application Mail.ReadWrite',
  'Mail.ReadWrite': 'Application Mail.ReadWrite',
  'Mail.Send': 'Application Mail.Send',
}

/** For a refusal with status 403 where it is known which permission the call needs. */
export function lacking(permission: Permission): string {
  return `${LACKING[permission]} ${cure(`role ${ROLES[permission]}`, `permission ${permission}`)}`
}

const MEANINGS: Readonly<Record<string, ErrorMeaning>> = {
  AADSTS7000222: lasting(
    'The client secret has expired. Create a new one in Microsoft Entra (App registrations, Certificates & secrets) and enter its Value.',
  ),
  AADSTS7000215: lasting(
    "Microsoft does not accept the client secret. Enter the secret's Value, not its Secret ID; if you no longer have the Value, create a new secret.",
  ),
  AADSTS7000216: lasting('No client secret was given. Enter the secret’s Value.'),
  AADSTS700016: lasting(
    'The tenant does not know this Client ID. Compare the Application (client) ID and the Directory (tenant) ID on the overview page of the app registration.',
  ),
  AADSTS7000112: lasting(
    'The app is disabled in this tenant. Enable sign-in for it in Microsoft Entra (Enterprise applications, Properties).',
  ),
  AADSTS7000229: lasting(
    'The app is not set up in this tenant yet. An administrator has to grant admin consent to it.',
  ),
  AADSTS90002: lasting(
    'Microsoft does not know the Tenant ID. Copy the Directory (tenant) ID from the overview page of the app registration.',
  ),
  AADSTS900023: lasting(
    'The Tenant ID is neither an ID nor a domain name. Copy the Directory (tenant) ID from the overview page of the app registration.',
  ),
  AADSTS50034: lasting(
    'Microsoft does not know this account in the tenant. Check the Support Mail address and the Tenant ID.',
  ),
  AADSTS53003: lasting(
    'A Conditional Access policy keeps the app from signing in. Allow the app in the policy, or sign-in from this server.',
  ),
  AADSTS65001: lasting(`No one has consented to the app yet. ${CHECK_PERMISSIONS}`),
  AADSTS90024: passing('Microsoft could not sign the app in just now.'),
  AADSTS90033: passing('Microsoft could not sign the app in just now.'),
  missing_tenant_id_error: lasting(
    'The Tenant ID has to name one tenant. Copy the Directory (tenant) ID from the overview page of the app registration.',
  ),
  invalid_client_credential: lasting('No client secret was given. Enter the secret’s Value.'),

  InvalidAuthenticationToken: lasting(
    "Microsoft Graph does not accept the app's sign-in, not even a new one. Check that Tenant ID and cloud are those of the mailbox, and that the server's clock is right.",
  ),
  ErrorAccessDenied: lasting(`The app is not allowed to do this in this mailbox. ${CHECK_PERMISSIONS}`),
  Authorization_RequestDenied: lasting(`The app lacks a permission. ${CHECK_PERMISSIONS}`),
  MailboxNotEnabledForRESTAPI: lasting(
    'This address has no mailbox in Exchange Online that Microsoft Graph can reach. Check that it is licensed, active, and not on an Exchange server of your own.',
  ),
  ErrorInvalidUser: lasting(
    'The tenant has no mailbox with this address. Check the Support Mail address and the Tenant ID.',
  ),
  ErrorNonExistentMailbox: lasting(
    'The tenant has no mailbox with this address. Check the Support Mail address and the Tenant ID.',
  ),
  Request_ResourceNotFound: lasting(
    'The tenant has no user with this address. Check the Support Mail address and the Tenant ID.',
  ),
  ErrorItemNotFound: lasting(
    'It is no longer in the mailbox. It was deleted or moved out of reach; there is nothing to do.',
  ),
  ErrorInvalidIdMalformed: final(
    'Microsoft Graph cannot read the ID of this email. Give the log entry to whoever runs Frontdesk.',
  ),
  ErrorInvalidRecipients: final(
    'The email has no address that Microsoft can deliver to. Check the address that the sender wants replies at.',
  ),
  ErrorSendAsDenied: lasting(
    'The mailbox is not allowed to send from this address. Use the main address of the mailbox in the Support Mail settings.',
  ),
  ErrorMessageSizeExceeded: final(
    'The email is larger than Exchange allows. Shorten it, or send its files separately.',
  ),
  ErrorQuotaExceeded: lasting('The mailbox is full. Make room in it, or raise its limit in Exchange.'),
  ErrorExceededMessageLimit: passing('The mailbox has sent as many emails as Exchange allows for now.'),
  ErrorMailboxMoveInProgress: passing('The mailbox is being moved to another server.'),
  ErrorMailboxStoreUnavailable: passing('The mailbox cannot be reached just now.'),
  ErrorInternalServerTransientError: passing('Exchange Online had a problem.'),

  timeout: passing('Microsoft did not answer in time.'),
  'too-large': lasting('The email is larger than Frontdesk can read. It is still in the mailbox: read it there.'),
  ENOTFOUND: passing("Microsoft's address could not be looked up. Check the server's DNS and internet connection."),
  CERT_HAS_EXPIRED: distrusted('has expired'),
  DEPTH_ZERO_SELF_SIGNED_CERT: distrusted('is not signed by anyone this server trusts'),
  SELF_SIGNED_CERT_IN_CHAIN: distrusted('is not signed by anyone this server trusts'),
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: distrusted('is not signed by anyone this server trusts'),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: distrusted('is not signed by anyone this server trusts'),
  ERR_TLS_CERT_ALTNAME_INVALID: distrusted('is for another name'),
}

/** By HTTP status, for codes that the table does not have; 0 when there was no answer at all. */
export function errorMeaning(code: string, status: number): ErrorMeaning {
  const known = Object.hasOwn(MEANINGS, code) ? MEANINGS[code] : undefined
  if (known !== undefined) return known
  if (status === 0) return passing('Microsoft could not be reached. The network or the service may be down.')
  if (status === 429) return passing('Microsoft asked us to slow down.')
  if (status === 408 || status === 424 || status >= 500) return passing('Microsoft had a problem.')
  if (status === 401) return lasting('Microsoft refused the sign-in. Check Tenant ID, Client ID and client secret.')
  if (status === 403) return lasting(`The app is not allowed to do this. ${CHECK_PERMISSIONS}`)
  if (status === 404) return lasting('Microsoft cannot find it. Check the Support Mail address and the Tenant ID.')
  return lasting(
    `Microsoft refused with code '${code}'. Check the Support Mail settings; if they are right, give this code to whoever runs Frontdesk.`,
  )
}

function lasting(text: string): ErrorMeaning {
  return { text, retryable: false }
}

function final(text: string): ErrorMeaning {
  return { text, retryable: false, final: true }
}

function passing(what: string): ErrorMeaning {
  return { text: `${what} ${TRANSIENT}`, retryable: true }
}

function distrusted(why: string): ErrorMeaning {
  return lasting(
    `The certificate of the server that answered for Microsoft ${why}. If a proxy inspects the traffic, give its certificate to Frontdesk, or exempt this server from inspection.`,
  )
}
