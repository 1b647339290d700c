# Registers an application for one support mailbox, which reaches that mailbox and no other. See docs/azure.md.
#Requires -Modules Microsoft.Graph.Applications, ExchangeOnlineManagement
param(
    [Parameter(Mandatory)] [ValidatePattern('^[^''\s@]+@[^''\s@]+$')] [string] $Mailbox,
    # Any other mailbox of the tenant: proves that it is refused.
    [string] $OtherMailbox,
    [string] $DisplayName = "Frontdesk $Mailbox"
)
$ErrorActionPreference = 'Stop'
Connect-MgGraph -Scopes 'Application.ReadWrite.All' -NoWelcome
Connect-ExchangeOnline -ShowBanner:$false
$app = New-MgApplication -DisplayName $DisplayName -SignInAudience 'AzureADMyOrg'
$principal = New-MgServicePrincipal -AppId $app.AppId
$secret = Add-MgApplicationPassword -ApplicationId $app.Id -PasswordCredential @{
    DisplayName = 'Frontdesk'
    EndDateTime = (Get-Date).AddMonths(12)
}
# RBAC for Applications. No permission is granted in Entra: such a grant reaches every mailbox, and the two add up.
New-ServicePrincipal -AppId $app.AppId -ObjectId $principal.Id -DisplayName $DisplayName | Out-Null
New-ManagementScope -Name $DisplayName -RecipientRestrictionFilter "PrimarySmtpAddress -eq '$Mailbox'" | Out-Null
foreach ($role in 'Application Mail.ReadWrite', 'Application Mail.Send') {
    New-ManagementRoleAssignment -App $principal.Id -Role $role -CustomResourceScope $DisplayName | Out-Null
}
Test-ServicePrincipalAuthorization -Identity $principal.Id -Resource $Mailbox | Format-Table
if ($OtherMailbox) { Test-ServicePrincipalAuthorization -Identity $principal.Id -Resource $OtherMailbox | Format-Table }
Write-Output "Tenant ID: $((Get-MgContext).TenantId)"
Write-Output "Client ID: $($app.AppId)"
Write-Output "Secret:    $($secret.SecretText)"
Write-Output "Expires:   $($secret.EndDateTime.ToString('yyyy-MM-dd'))"
