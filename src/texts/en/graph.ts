// What Microsoft 365 answered, and what to do about it.
export const GRAPH = {
  'graph.passing': '{what} Frontdesk will try again; you only need to do something if it lasts for hours.',
  'graph.cure':
    'In Exchange, give the app the {need, select, both {roles Application Mail.ReadWrite and Application Mail.Send} send {role Application Mail.Send} write {role Application Mail.ReadWrite} other {role Application Mail.ReadWrite}} for this mailbox alone (RBAC for Applications; the README has the commands). If its access is limited to some mailboxes in Exchange already, add this one. Either can take up to two hours to take effect. Only where no one administers Exchange, grant the application {need, select, both {permissions Mail.ReadWrite and Mail.Send} send {permission Mail.Send} write {permission Mail.ReadWrite} other {permission Mail.Read}}, with admin consent, in Microsoft Entra instead; the app then reaches every mailbox of the organisation.',
  'graph.lacking':
    '{need, select, send {The app is not allowed to send emails from this mailbox.} write {The app is not allowed to mark, move or file emails in this mailbox, or to write replies.} other {The app is not allowed to read this mailbox.}} {cure}',
  'graph.secretExpired':
    'The client secret has expired. Create a new one in Microsoft Entra (App registrations, Certificates & secrets) and enter its Value.',
  'graph.secretWrong':
    'Microsoft does not accept the client secret. Enter the secret’s Value, not its Secret ID; if you no longer have the Value, create a new secret.',
  'graph.secretMissing': 'No client secret was given. Enter the secret’s Value.',
  'graph.clientUnknown':
    'The tenant does not know this Client ID. Compare the Application (client) ID and the Directory (tenant) ID on the overview page of the app registration.',
  'graph.appDisabled':
    'The app is disabled in this tenant. Enable sign-in for it in Microsoft Entra (Enterprise applications, Properties).',
  'graph.appMissing': 'The app is not set up in this tenant yet. An administrator has to grant admin consent to it.',
  'graph.tenantUnknown':
    'Microsoft does not know the Tenant ID. Copy the Directory (tenant) ID from the overview page of the app registration.',
  'graph.tenantMalformed':
    'The Tenant ID is neither an ID nor a domain name. Copy the Directory (tenant) ID from the overview page of the app registration.',
  'graph.tenantGeneral':
    'The Tenant ID has to name one tenant. Copy the Directory (tenant) ID from the overview page of the app registration.',
  'graph.accountUnknown':
    'Microsoft does not know this account in the tenant. Check the Support Mail address and the Tenant ID.',
  'graph.conditionalAccess':
    'A Conditional Access policy keeps the app from signing in. Allow the app in the policy, or sign-in from this server.',
  'graph.noConsent': 'No one has consented to the app yet. {cure}',
  'graph.signInBusy': 'Microsoft could not sign the app in just now.',
  'graph.tokenRefused':
    'Microsoft Graph does not accept the app’s sign-in, not even a new one. Check that Tenant ID and cloud are those of the mailbox, and that the server’s clock is right.',
  'graph.deniedHere': 'The app is not allowed to do this in this mailbox. {cure}',
  'graph.permissionMissing': 'The app lacks a permission. {cure}',
  'graph.denied': 'The app is not allowed to do this. {cure}',
  'graph.mailboxElsewhere':
    'This address has no mailbox in Exchange Online that Microsoft Graph can reach. Check that it is licensed, active, and not on an Exchange server of your own.',
  'graph.mailboxUnknown':
    'The tenant has no mailbox with this address. Check the Support Mail address and the Tenant ID.',
  'graph.userUnknown': 'The tenant has no user with this address. Check the Support Mail address and the Tenant ID.',
  'graph.itemGone': 'It is no longer in the mailbox. It was deleted or moved out of reach; there is nothing to do.',
  'graph.idMalformed':
    'Microsoft Graph cannot read the ID of this email. Give the log entry to whoever runs Frontdesk.',
  'graph.recipientsInvalid':
    'The email has no address that Microsoft can deliver to. Check the address that the sender wants replies at.',
  'graph.sendAsDenied':
    'The mailbox is not allowed to send from this address. Use the main address of the mailbox in the Support Mail settings.',
  'graph.mailTooBig': 'The email is larger than Exchange allows. Shorten it, or send its files separately.',
  'graph.mailboxFull': 'The mailbox is full. Make room in it, or raise its limit in Exchange.',
  'graph.sentTooMany': 'The mailbox has sent as many emails as Exchange allows for now.',
  'graph.mailboxMoving': 'The mailbox is being moved to another server.',
  'graph.mailboxUnavailable': 'The mailbox cannot be reached just now.',
  'graph.exchangeProblem': 'Exchange Online had a problem.',
  'graph.timeout': 'Microsoft did not answer in time.',
  'graph.answerTooBig': 'The email is larger than Frontdesk can read. It is still in the mailbox: read it there.',
  'graph.nameNotFound': 'Microsoft’s address could not be looked up. Check the server’s DNS and internet connection.',
  'graph.distrusted':
    'The certificate of the server that answered for Microsoft {why, select, expired {has expired} name {is for another name} other {is not signed by anyone this server trusts}}. If a proxy inspects the traffic, give its certificate to Frontdesk, or exempt this server from inspection.',
  'graph.unreachable': 'Microsoft could not be reached. The network or the service may be down.',
  'graph.slowDown': 'Microsoft asked us to slow down.',
  'graph.problem': 'Microsoft had a problem.',
  'graph.signInRefused': 'Microsoft refused the sign-in. Check Tenant ID, Client ID and client secret.',
  'graph.notFound': 'Microsoft cannot find it. Check the Support Mail address and the Tenant ID.',
  'graph.refused':
    "Microsoft refused with code ''{code}''. Check the Support Mail settings; if they are right, give this code to whoever runs Frontdesk.",
  'graph.misunderstood':
    'Microsoft Graph answered in a way that Frontdesk does not understand. Frontdesk will try again; if it keeps happening, check whether a proxy stands between this server and Microsoft.',
  'graph.pagesRepeat':
    'Microsoft listed the same emails over and over. Frontdesk starts again at the beginning and loses nothing by that; you only need to do something if it lasts for hours.',
  'graph.placeLost':
    'Microsoft forgot again and again how far Frontdesk had read. Frontdesk starts again at the beginning and loses nothing by that; you only need to do something if it lasts for hours.',
  'graph.filesBusy': 'Other files are being opened right now. Try again in a minute.',
  'graph.probe.signIn': 'Microsoft accepts Tenant ID, Client ID and client secret.',
  'graph.probe.notReached': 'Not tried, because the mailbox was not reached.',
  'graph.probe.scopeUnknown':
    'Not tried: as long as the app cannot read its own mailbox, a refusal elsewhere proves nothing.',
  'graph.probe.notSignedIn': 'Not tried, because the sign-in failed.',
  'graph.probe.mailbox': "The mailbox ''{address}'' exists.",
  'graph.probe.mayNotLook': 'Not known, because the app is not allowed to look.',
  'graph.probe.read': 'The app can read the Inbox.',
  'graph.probe.write': 'The app can change emails and write replies.',
  'graph.probe.draftLeft':
    "The app can change emails and write replies. The test''s empty draft ''{draft}'' could not be deleted: delete it from the Drafts folder.",
  'graph.probe.send': 'The app can send emails.',
  'graph.probe.sendUnknown': 'Frontdesk could not find out whether the app can send emails. {why}',
  'graph.probe.noForeign': 'Not tried: no mailbox was named that the app must not reach.',
  'graph.probe.foreignIsOwn': 'Not tried: this is the support mailbox itself.',
  'graph.probe.scopeNotTried':
    "Frontdesk could not try whether the app is kept out of other mailboxes with ''{address}''. {why}",
  'graph.probe.scope': "The app is kept out of ''{address}'', as it should be.",
  'graph.probe.tooWide':
    "The app can also {may, select, read {read} send {send from} other {read and send from}} the mailbox ''{address}'', so probably every mailbox of the organisation. Limit it with RBAC for Applications in Exchange, and remove the permissions granted in Microsoft Entra, which would still hold.",
  'graph.longMail': '[This email is longer than Frontdesk reads. All of it is in the mailbox.]',
  'graph.picture': 'picture',
  'graph.meeting.day':
    '{day} {month, select, m1 {Jan} m2 {Feb} m3 {Mar} m4 {Apr} m5 {May} m6 {Jun} m7 {Jul} m8 {Aug} m9 {Sep} m10 {Oct} m11 {Nov} other {Dec}} {year}',
  'graph.meeting.time': '{day}, {time}',
  'graph.meeting.utc': '{day}, {time} UTC',
  'graph.meeting.zoned': '{day}, {time} ({zone})',
} as const
