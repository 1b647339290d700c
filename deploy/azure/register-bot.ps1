# Registers the bot in Microsoft Entra ID and prints what deploy/azure/main.bicep asks for. See docs/azure.md.
#Requires -Modules Microsoft.Graph.Applications
param(
    [string] $DisplayName = 'Frontdesk',
    # Only your own tenant may use the bot.
    [switch] $OneTenant
)
$ErrorActionPreference = 'Stop'
Connect-MgGraph -Scopes 'Application.ReadWrite.All' -NoWelcome
$audience = if ($OneTenant) { 'AzureADMyOrg' } else { 'AzureADMultipleOrgs' }
$app = New-MgApplication -DisplayName $DisplayName -SignInAudience $audience
New-MgServicePrincipal -AppId $app.AppId | Out-Null
$secret = Add-MgApplicationPassword -ApplicationId $app.Id -PasswordCredential @{
    DisplayName = 'Frontdesk'
    EndDateTime = (Get-Date).AddMonths(12)
}
Write-Output "botAppId:    $($app.AppId)"
Write-Output "botTenantId: $((Get-MgContext).TenantId)"
Write-Output "botPassword: $($secret.SecretText)"
