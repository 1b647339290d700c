// The commands that limit the app to one mailbox. https://learn.microsoft.com/exchange/permissions-exo/application-rbac
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'

/** PowerShell, ready to be copied. Exchange asks for the object id of the enterprise application, which Entra is asked for. */
export function scopeCommands({ address, clientId }: Pick<Mailbox, 'address' | 'clientId'>): string {
  const scope = quoted(`Frontdesk ${address}`.slice(0, 64))
  return [
    'Connect-MgGraph -Scopes Application.Read.All',
    'Connect-ExchangeOnline',
    `$app = Get-MgServicePrincipal -Filter ${quoted(`AppId eq ${quoted(clientId)}`)}`,
    `New-ServicePrincipal -AppId ${clientId} -ObjectId $app.Id -DisplayName 'Frontdesk'`,
    `New-ManagementScope -Name ${scope} -RecipientRestrictionFilter ${quoted(`PrimarySmtpAddress -eq ${quoted(address)}`)}`,
    ...['Application Mail.ReadWrite', 'Application Mail.Send'].map(
      (role) => `New-ManagementRoleAssignment -App $app.Id -Role ${quoted(role)} -CustomResourceScope ${scope}`,
    ),
    `Test-ServicePrincipalAuthorization -Identity $app.Id -Resource ${quoted(address)}`,
  ].join('\n')
}

/** Between single quotes PowerShell, and the filters of Exchange and Graph too, take everything as it is but a single quote. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
