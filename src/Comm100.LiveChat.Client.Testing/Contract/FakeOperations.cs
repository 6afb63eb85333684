namespace Comm100.LiveChat.Client.Testing;

/// <summary>The ids of all operations: those of the contract, and the two OAuth endpoints. Use them with <see cref="FaultPlan.On"/>,
/// <see cref="RequestLog.For"/> and <see cref="RequestAssertions"/>.</summary>
public static class FakeOperations
{
    /// <summary>The operations of the group Campaigns.</summary>
    public static class Campaigns
    {
        /// <summary><c>GET /api/v1/livechat/campaigns</c>.</summary>
        public const string List = "Campaigns.list";

        /// <summary><c>POST /api/v1/livechat/campaigns</c>.</summary>
        public const string Create = "Campaigns.create";

        /// <summary><c>PUT /api/v1/livechat/campaigns/{id}</c>.</summary>
        public const string Update = "Campaigns.update";

        /// <summary><c>DELETE /api/v1/livechat/campaigns/{id}</c>.</summary>
        public const string Delete = "Campaigns.delete";
    }

    /// <summary>The operations of the group InstallationCode.</summary>
    public static class InstallationCode
    {
        /// <summary><c>GET /api/v1/livechat/campaigns/{id}/code</c>.</summary>
        public const string Get = "InstallationCode.get";
    }

    /// <summary>The operations of the group ChatButton.</summary>
    public static class ChatButton
    {
        /// <summary><c>GET /api/v1/livechat/campaigns/{id}/chatButton</c>.</summary>
        public const string Get = "ChatButton.get";

        /// <summary><c>PUT /api/v1/livechat/campaigns/{id}/chatButton</c>.</summary>
        public const string Update = "ChatButton.update";
    }

    /// <summary>The operations of the group ChatWindow.</summary>
    public static class ChatWindow
    {
        /// <summary><c>GET /api/v1/livechat/campaigns/{id}/chatWindow</c>.</summary>
        public const string Get = "ChatWindow.get";

        /// <summary><c>PUT /api/v1/livechat/campaigns/{id}/chatWindow</c>.</summary>
        public const string Update = "ChatWindow.update";
    }

    /// <summary>The operations of the group PreChat.</summary>
    public static class PreChat
    {
        /// <summary><c>GET /api/v1/livechat/campaigns/{id}/prechat</c>.</summary>
        public const string Get = "PreChat.get";

        /// <summary><c>PUT /api/v1/livechat/campaigns/{id}/prechat</c>.</summary>
        public const string Update = "PreChat.update";
    }

    /// <summary>The operations of the group PostChat.</summary>
    public static class PostChat
    {
        /// <summary><c>GET /api/v1/livechat/campaigns/{id}/postchat</c>.</summary>
        public const string Get = "PostChat.get";

        /// <summary><c>PUT /api/v1/livechat/campaigns/{id}/postchat</c>.</summary>
        public const string Update = "PostChat.update";
    }

    /// <summary>The operations of the group OfflineMessageForm.</summary>
    public static class OfflineMessageForm
    {
        /// <summary><c>GET /api/v1/livechat/campaigns/{id}/offlineMessage</c>.</summary>
        public const string Get = "OfflineMessageForm.get";

        /// <summary><c>PUT /api/v1/livechat/campaigns/{id}/offlineMessage</c>.</summary>
        public const string Update = "OfflineMessageForm.update";
    }

    /// <summary>The operations of the group Invitation.</summary>
    public static class Invitation
    {
        /// <summary><c>GET /api/v1/livechat/campaigns/{id}/invitation</c>.</summary>
        public const string Get = "Invitation.get";

        /// <summary><c>PUT /api/v1/livechat/campaigns/{id}/invitation</c>.</summary>
        public const string UpdateStyle = "Invitation.updateStyle";

        /// <summary><c>PUT /api/v1/livechat/campaigns/{id}/invitation/manualInvitation</c>.</summary>
        public const string UpdateManual = "Invitation.updateManual";

        /// <summary><c>GET /api/v1/livechat/campaigns/{id}/invitation/autoInvitations/{autoInvitation_id}</c>.</summary>
        public const string GetAuto = "Invitation.getAuto";

        /// <summary><c>POST /api/v1/livechat/campaigns/{id}/invitation/autoInvitations</c>.</summary>
        public const string CreateAuto = "Invitation.createAuto";

        /// <summary><c>PUT /api/v1/livechat/campaigns/{id}/invitation/autoInvitations/{autoInvitation_id}</c>.</summary>
        public const string UpdateAuto = "Invitation.updateAuto";

        /// <summary><c>DELETE /api/v1/livechat/campaigns/{id}/invitation/autoInvitations/{auto_invitation_id}</c>.</summary>
        public const string DeleteAuto = "Invitation.deleteAuto";
    }

    /// <summary>The operations of the group AgentWrapup.</summary>
    public static class AgentWrapup
    {
        /// <summary><c>GET /api/v1/livechat/campaigns/{id}/agentWrapup</c>.</summary>
        public const string Get = "AgentWrapup.get";

        /// <summary><c>PUT /api/v1/livechat/campaigns/{id}/agentWrapup</c>.</summary>
        public const string Update = "AgentWrapup.update";
    }

    /// <summary>The operations of the group RoutingRules.</summary>
    public static class RoutingRules
    {
        /// <summary><c>GET /api/v1/livechat/campaigns/{id}/routingrules</c>.</summary>
        public const string Get = "RoutingRules.get";

        /// <summary><c>PUT /api/v1/livechat/campaigns/{id}/routingrules</c>.</summary>
        public const string Update = "RoutingRules.update";

        /// <summary><c>GET /api/v1/livechat/campaigns/{id}/routingrules/customrules/{custom_rule_id}</c>.</summary>
        public const string GetCustomRule = "RoutingRules.getCustomRule";

        /// <summary><c>POST /api/v1/livechat/campaigns/{id}/routingrules/customrules</c>.</summary>
        public const string CreateCustomRule = "RoutingRules.createCustomRule";

        /// <summary><c>PUT /api/v1/livechat/campaigns/{id}/routingrules/customrules/{custom_rule_id}</c>.</summary>
        public const string UpdateCustomRule = "RoutingRules.updateCustomRule";

        /// <summary><c>DELETE /api/v1/livechat/campaigns/{id}/routingrules/customrules/{custom_rule_id}</c>.</summary>
        public const string DeleteCustomRule = "RoutingRules.deleteCustomRule";
    }

    /// <summary>The operations of the group Language.</summary>
    public static class Language
    {
        /// <summary><c>GET /api/v1/livechat/campaigns/{id}/language</c>.</summary>
        public const string Get = "Language.get";

        /// <summary><c>PUT /api/v1/livechat/campaigns/{id}/language</c>.</summary>
        public const string Update = "Language.update";
    }

    /// <summary>The operations of the group CannedMessages.</summary>
    public static class CannedMessages
    {
        /// <summary><c>GET /api/v1/livechat/cannedMessages</c>.</summary>
        public const string List = "CannedMessages.list";

        /// <summary><c>GET /api/v1/livechat/cannedMessages/{id}</c>.</summary>
        public const string Get = "CannedMessages.get";

        /// <summary><c>POST /api/v1/livechat/cannedMessages</c>.</summary>
        public const string Create = "CannedMessages.create";

        /// <summary><c>PUT /api/v1/livechat/cannedMessages/{id}</c>.</summary>
        public const string Update = "CannedMessages.update";

        /// <summary><c>DELETE /api/v1/livechat/cannedMessages/{id}</c>.</summary>
        public const string Delete = "CannedMessages.delete";
    }

    /// <summary>The operations of the group CannedMessageCategories.</summary>
    public static class CannedMessageCategories
    {
        /// <summary><c>GET /api/v1/livechat/cannedMessageCategories</c>.</summary>
        public const string List = "CannedMessageCategories.list";

        /// <summary><c>GET /api/v1/livechat/cannedMessageCategories/{id}</c>.</summary>
        public const string Get = "CannedMessageCategories.get";

        /// <summary><c>POST /api/v1/livechat/cannedMessageCategories</c>.</summary>
        public const string Create = "CannedMessageCategories.create";

        /// <summary><c>PUT /api/v1/livechat/cannedMessageCategories/{id}</c>.</summary>
        public const string Update = "CannedMessageCategories.update";

        /// <summary><c>DELETE /api/v1/livechat/cannedMessageCategories/{id}</c>.</summary>
        public const string Delete = "CannedMessageCategories.delete";
    }

    /// <summary>The operations of the group Departments.</summary>
    public static class Departments
    {
        /// <summary><c>GET /api/v1/livechat/departments</c>.</summary>
        public const string List = "Departments.list";

        /// <summary><c>GET /api/v1/livechat/departments/{id}</c>.</summary>
        public const string Get = "Departments.get";

        /// <summary><c>POST /api/v1/livechat/departments</c>.</summary>
        public const string Create = "Departments.create";

        /// <summary><c>PUT /api/v1/livechat/departments/{id}</c>.</summary>
        public const string Update = "Departments.update";

        /// <summary><c>DELETE /api/v1/livechat/departments/{id}</c>.</summary>
        public const string Delete = "Departments.delete";
    }

    /// <summary>The operations of the group CustomAwayStatuses.</summary>
    public static class CustomAwayStatuses
    {
        /// <summary><c>GET /api/v1/livechat/customAwayStatus</c>.</summary>
        public const string List = "CustomAwayStatuses.list";

        /// <summary><c>GET /api/v1/livechat/customAwayStatus/{id}</c>.</summary>
        public const string Get = "CustomAwayStatuses.get";

        /// <summary><c>POST /api/v1/livechat/customAwayStatus</c>.</summary>
        public const string Create = "CustomAwayStatuses.create";

        /// <summary><c>PUT /api/v1/livechat/customAwayStatus/{id}</c>.</summary>
        public const string Update = "CustomAwayStatuses.update";

        /// <summary><c>DELETE /api/v1/livechat/customAwayStatus/{id}</c>.</summary>
        public const string Delete = "CustomAwayStatuses.delete";
    }

    /// <summary>The operations of the group Bans.</summary>
    public static class Bans
    {
        /// <summary><c>GET /api/v1/livechat/bans</c>.</summary>
        public const string List = "Bans.list";

        /// <summary><c>GET /api/v1/livechat/bans/{id}</c>.</summary>
        public const string Get = "Bans.get";

        /// <summary><c>POST /api/v1/livechat/bans</c>.</summary>
        public const string Create = "Bans.create";

        /// <summary><c>PUT /api/v1/livechat/bans/{id}</c>.</summary>
        public const string Update = "Bans.update";

        /// <summary><c>DELETE /api/v1/livechat/bans/{id}</c>.</summary>
        public const string Delete = "Bans.delete";
    }

    /// <summary>The operations of the group ConversionActions.</summary>
    public static class ConversionActions
    {
        /// <summary><c>GET /api/v1/livechat/conversionsActions</c>.</summary>
        public const string List = "ConversionActions.list";

        /// <summary><c>GET /api/v1/livechat/conversionsActions/{id}</c>.</summary>
        public const string Get = "ConversionActions.get";

        /// <summary><c>POST /api/v1/livechat/conversionsActions</c>.</summary>
        public const string Create = "ConversionActions.create";

        /// <summary><c>PUT /api/v1/livechat/conversionsActions/{id}</c>.</summary>
        public const string Update = "ConversionActions.update";
    }

    /// <summary>The operations of the group VisitorSegmentations.</summary>
    public static class VisitorSegmentations
    {
        /// <summary><c>GET /api/v1/livechat/visitorSegmentations</c>.</summary>
        public const string List = "VisitorSegmentations.list";

        /// <summary><c>GET /api/v1/livechat/visitorSegmentations/{id}</c>.</summary>
        public const string Get = "VisitorSegmentations.get";

        /// <summary><c>POST /api/v1/livechat/visitorSegmentations</c>.</summary>
        public const string Create = "VisitorSegmentations.create";

        /// <summary><c>PUT /api/v1/livechat/visitorSegmentations/{id}</c>.</summary>
        public const string Update = "VisitorSegmentations.update";

        /// <summary><c>DELETE /api/v1/livechat/visitorSegmentations/{id}</c>.</summary>
        public const string Delete = "VisitorSegmentations.delete";
    }

    /// <summary>The operations of the group VisitorSso.</summary>
    public static class VisitorSso
    {
        /// <summary><c>GET /api/v1/livechat/visitorSSO</c>.</summary>
        public const string Get = "VisitorSso.get";

        /// <summary><c>PUT /api/v1/livechat/visitorSSO</c>.</summary>
        public const string Update = "VisitorSso.update";
    }

    /// <summary>The operations of the group AutoAllocation.</summary>
    public static class AutoAllocation
    {
        /// <summary><c>GET /api/v1/livechat/autoAllocation</c>.</summary>
        public const string Get = "AutoAllocation.get";

        /// <summary><c>PUT /api/v1/livechat/autoAllocation</c>.</summary>
        public const string Update = "AutoAllocation.update";
    }

    /// <summary>The operations of the group Configs.</summary>
    public static class Configs
    {
        /// <summary><c>GET /api/v1/livechat/configs</c>.</summary>
        public const string Get = "Configs.get";

        /// <summary><c>PUT /api/v1/livechat/configs</c>.</summary>
        public const string Update = "Configs.update";
    }

    /// <summary>The operations of the group SecureForms.</summary>
    public static class SecureForms
    {
        /// <summary><c>GET /api/v1/livechat/secureForms</c>.</summary>
        public const string List = "SecureForms.list";

        /// <summary><c>GET /api/v1/livechat/secureForms/{id}</c>.</summary>
        public const string Get = "SecureForms.get";

        /// <summary><c>POST /api/v1/livechat/secureForms</c>.</summary>
        public const string Create = "SecureForms.create";

        /// <summary><c>PUT /api/v1/livechat/secureForms/{id}</c>.</summary>
        public const string Update = "SecureForms.update";

        /// <summary><c>DELETE /api/v1/livechat/secureForms/{id}</c>.</summary>
        public const string Delete = "SecureForms.delete";
    }

    /// <summary>The operations of the group Webhooks.</summary>
    public static class Webhooks
    {
        /// <summary><c>GET /api/v1/livechat/webhooks</c>.</summary>
        public const string List = "Webhooks.list";

        /// <summary><c>POST /api/v1/livechat/webhooks</c>.</summary>
        public const string Create = "Webhooks.create";

        /// <summary><c>PUT /api/v1/livechat/webhooks/{id}</c>.</summary>
        public const string Update = "Webhooks.update";

        /// <summary><c>DELETE /api/v1/livechat/webhooks/{id}</c>.</summary>
        public const string Delete = "Webhooks.delete";
    }

    /// <summary>The operations of the group CustomVariables.</summary>
    public static class CustomVariables
    {
        /// <summary><c>GET /api/v1/livechat/customVariables</c>.</summary>
        public const string List = "CustomVariables.list";

        /// <summary><c>POST /api/v1/livechat/customVariables</c>.</summary>
        public const string Create = "CustomVariables.create";

        /// <summary><c>PUT /api/v1/livechat/customVariables/{id}</c>.</summary>
        public const string Update = "CustomVariables.update";

        /// <summary><c>DELETE /api/v1/livechat/customVariables/{id}</c>.</summary>
        public const string Delete = "CustomVariables.delete";
    }

    /// <summary>The operations of the group Agents.</summary>
    public static class Agents
    {
        /// <summary><c>GET /api/v1/livechat/agents/{id}</c>.</summary>
        public const string Get = "Agents.get";

        /// <summary><c>PUT /api/v1/livechat/agents/{id}</c>.</summary>
        public const string Update = "Agents.update";
    }

    /// <summary>The operations of the group Chats.</summary>
    public static class Chats
    {
        /// <summary><c>GET /api/v1/livechat/chats</c>.</summary>
        public const string List = "Chats.list";

        /// <summary><c>GET /api/v1/livechat/chats/{id}</c>.</summary>
        public const string Get = "Chats.get";
    }

    /// <summary>The operations of the group OfflineMessages.</summary>
    public static class OfflineMessages
    {
        /// <summary><c>GET /api/v1/livechat/offlineMessages</c>.</summary>
        public const string List = "OfflineMessages.list";
    }

    /// <summary>The operations of the group MissedAndRefusedChats.</summary>
    public static class MissedAndRefusedChats
    {
        /// <summary><c>GET /api/v1/livechat/missedAndRefusedChats</c>.</summary>
        public const string List = "MissedAndRefusedChats.list";
    }

    /// <summary>The operations of the group AgentChats.</summary>
    public static class AgentChats
    {
        /// <summary><c>GET /api/v1/livechat/agentChats</c>.</summary>
        public const string List = "AgentChats.list";
    }

    /// <summary>The OAuth 2 endpoints, which are not part of the contract.</summary>
    public static class OAuth
    {
        /// <summary><c>POST /oauth/token</c>.</summary>
        public const string Token = "OAuth.token";

        /// <summary><c>GET /oauth/authorize</c>.</summary>
        public const string Authorize = "OAuth.authorize";
    }
}
