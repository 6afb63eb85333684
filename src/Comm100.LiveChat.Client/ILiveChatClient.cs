using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client;

/// <summary>
/// A client of one account's live-chat site: one property for each group of operations of the Comm100 Live Chat REST API. It is
/// safe to use from many threads at once, and meant to live as long as the application.
/// </summary>
public interface ILiveChatClient
{
    /// <summary>The history of chats between agents.</summary>
    IAgentChatsApi AgentChats { get; }

    /// <summary>What live chat knows of an agent: status, departments and limits.</summary>
    IAgentsApi Agents { get; }

    /// <summary>The form that agents fill in after a chat: a list of fields.</summary>
    IAgentWrapupApi AgentWrapup { get; }

    /// <summary>How the site gives chats to agents by itself.</summary>
    IAutoAllocationApi AutoAllocation { get; }

    /// <summary>The ban list: visitors and addresses that cannot chat.</summary>
    IBansApi Bans { get; }

    /// <summary>The campaigns of the site. The settings of a campaign are groups of their own.</summary>
    ICampaignsApi Campaigns { get; }

    /// <summary>The categories that canned messages are kept in.</summary>
    ICannedMessageCategoriesApi CannedMessageCategories { get; }

    /// <summary>Canned messages: texts that agents send with a few keys.</summary>
    ICannedMessagesApi CannedMessages { get; }

    /// <summary>The button that opens a campaign's chat window.</summary>
    IChatButtonApi ChatButton { get; }

    /// <summary>The history of chats.</summary>
    IChatsApi Chats { get; }

    /// <summary>The window in which a campaign's visitors chat.</summary>
    IChatWindowApi ChatWindow { get; }

    /// <summary>Which features the site has switched on.</summary>
    IConfigsApi Configs { get; }

    /// <summary>Conversion actions: what visitors do that counts as a success of the site.</summary>
    IConversionActionsApi ConversionActions { get; }

    /// <summary>The away statuses that the site has made up for its agents.</summary>
    ICustomAwayStatusesApi CustomAwayStatuses { get; }

    /// <summary>Custom variables: what is captured from the pages that visitors view.</summary>
    ICustomVariablesApi CustomVariables { get; }

    /// <summary>Departments: agents and groups that chats are routed to together.</summary>
    IDepartmentsApi Departments { get; }

    /// <summary>The code that puts a campaign on a page.</summary>
    IInstallationCodeApi InstallationCode { get; }

    /// <summary>How a campaign invites visitors to chat.</summary>
    IInvitationApi Invitation { get; }

    /// <summary>The texts of a campaign's windows.</summary>
    ILanguageApi Language { get; }

    /// <summary>The history of chats that no agent took: missed, or refused.</summary>
    IMissedAndRefusedChatsApi MissedAndRefusedChats { get; }

    /// <summary>The form in which visitors leave a message while no agent is online.</summary>
    IOfflineMessageFormApi OfflineMessageForm { get; }

    /// <summary>The history of offline messages: what visitors wrote when no agent was there.</summary>
    IOfflineMessagesApi OfflineMessages { get; }

    /// <summary>The form that visitors fill in after a chat.</summary>
    IPostChatApi PostChat { get; }

    /// <summary>The form that visitors fill in before a chat.</summary>
    IPreChatApi PreChat { get; }

    /// <summary>Where a campaign's chats go.</summary>
    IRoutingRulesApi RoutingRules { get; }

    /// <summary>Secure forms: forms that agents send into a chat for data that is not to stand in it.</summary>
    ISecureFormsApi SecureForms { get; }

    /// <summary>Visitor segments: kinds of visitors, known by conditions, that agents are told of.</summary>
    IVisitorSegmentationsApi VisitorSegmentations { get; }

    /// <summary>The single sign-on of visitors.</summary>
    IVisitorSsoApi VisitorSso { get; }

    /// <summary>Webhooks: addresses that the service posts to when something happens.</summary>
    IWebhooksApi Webhooks { get; }

    /// <summary>
    /// Sends a request that no method of this client stands for, in the same way as any other: with its address, credential,
    /// limits and errors.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response as JSON; of the kind <see cref="JsonValueKind.Undefined"/> where its body is empty.</returns>
    /// <exception cref="LiveChatException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    Task<JsonElement> SendAsync(LiveChatRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sends a request that no method of this client stands for, in the same way as any other, and reads its response as a type of the
    /// caller's.
    /// </summary>
    /// <typeparam name="T">What the response is read as.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="answerType">How the response is read: a contract of a <see cref="System.Text.Json.Serialization.JsonSerializerContext"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response.</returns>
    /// <exception cref="LiveChatException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    Task<T> SendAsync<T>(LiveChatRequest request, JsonTypeInfo<T> answerType, CancellationToken cancellationToken = default);
}
