using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client;

/// <summary>
/// A client for the live-chat site of one account, with one property for each group of operations of the Comm100 Live Chat REST API. It is
/// thread-safe. Create one client and use it for the lifetime of the application.
/// </summary>
public interface ILiveChatClient
{
    /// <summary>The history of chats between agents.</summary>
    IAgentChatsApi AgentChats { get; }

    /// <summary>The live-chat data of an agent: status, departments and limits.</summary>
    IAgentsApi Agents { get; }

    /// <summary>The form that agents fill in after a chat.</summary>
    IAgentWrapupApi AgentWrapup { get; }

    /// <summary>The automatic allocation of chats to agents.</summary>
    IAutoAllocationApi AutoAllocation { get; }

    /// <summary>The ban list: visitors and addresses that cannot chat.</summary>
    IBansApi Bans { get; }

    /// <summary>The campaigns of the site. The settings of a campaign are in separate groups.</summary>
    ICampaignsApi Campaigns { get; }

    /// <summary>The categories of canned messages.</summary>
    ICannedMessageCategoriesApi CannedMessageCategories { get; }

    /// <summary>Canned messages: prepared messages that agents send.</summary>
    ICannedMessagesApi CannedMessages { get; }

    /// <summary>The button that opens the chat window of a campaign.</summary>
    IChatButtonApi ChatButton { get; }

    /// <summary>The history of chats.</summary>
    IChatsApi Chats { get; }

    /// <summary>The chat window of a campaign.</summary>
    IChatWindowApi ChatWindow { get; }

    /// <summary>The features that are enabled for the site.</summary>
    IConfigsApi Configs { get; }

    /// <summary>Conversion actions: actions of visitors that count as a success.</summary>
    IConversionActionsApi ConversionActions { get; }

    /// <summary>The custom away statuses of agents.</summary>
    ICustomAwayStatusesApi CustomAwayStatuses { get; }

    /// <summary>Custom variables: values that are captured from the pages that visitors view.</summary>
    ICustomVariablesApi CustomVariables { get; }

    /// <summary>Departments: groups of agents that chats are routed to.</summary>
    IDepartmentsApi Departments { get; }

    /// <summary>The code that adds a campaign to a web page.</summary>
    IInstallationCodeApi InstallationCode { get; }

    /// <summary>The invitations of a campaign to chat.</summary>
    IInvitationApi Invitation { get; }

    /// <summary>The texts in the windows of a campaign.</summary>
    ILanguageApi Language { get; }

    /// <summary>The history of missed and refused chats.</summary>
    IMissedAndRefusedChatsApi MissedAndRefusedChats { get; }

    /// <summary>The form for offline messages, which visitors leave while no agent is online.</summary>
    IOfflineMessageFormApi OfflineMessageForm { get; }

    /// <summary>The history of offline messages.</summary>
    IOfflineMessagesApi OfflineMessages { get; }

    /// <summary>The form that visitors fill in after a chat.</summary>
    IPostChatApi PostChat { get; }

    /// <summary>The form that visitors fill in before a chat.</summary>
    IPreChatApi PreChat { get; }

    /// <summary>The rules that route the chats of a campaign.</summary>
    IRoutingRulesApi RoutingRules { get; }

    /// <summary>Secure forms: forms for sensitive data, which agents send in a chat.</summary>
    ISecureFormsApi SecureForms { get; }

    /// <summary>Visitor segments: groups of visitors, defined by conditions.</summary>
    IVisitorSegmentationsApi VisitorSegmentations { get; }

    /// <summary>The single sign-on of visitors.</summary>
    IVisitorSsoApi VisitorSso { get; }

    /// <summary>Webhooks: addresses to which the service sends events.</summary>
    IWebhooksApi Webhooks { get; }

    /// <summary>
    /// Creates a view of this client whose calls have other options, such as another timeout, additional headers, or a method that gets the response in addition to the
    /// typed result. This client does not change.
    /// </summary>
    /// <param name="configure">Sets the options. It is called once, before this method returns.</param>
    /// <returns>
    /// The view. It shares everything else with this client: the connections, the credential and its tokens, the rate limits, the telemetry and the lifetime. It
    /// does not need to be disposed, and disposing it has no effect. After this client is disposed, calls of the view throw an <see cref="ObjectDisposedException"/>. A view
    /// of a view has the options of both; an option that both set has the later value.
    /// </returns>
    /// <remarks>
    /// A view is small, so it can be created for one call; keep it if many calls need the same options. A test double of this interface can return itself.
    /// </remarks>
    /// <exception cref="ArgumentException">The options are not valid. The message names each error, and never the value of a header.</exception>
    ILiveChatClient WithOptions(Action<LiveChatCallOptions> configure);

    /// <summary>
    /// Sends a request for which this client has no method, with the address, credential, retries, limits and exceptions of any other
    /// call.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response as JSON. Its kind is <see cref="JsonValueKind.Undefined"/> if the body is empty.</returns>
    /// <exception cref="LiveChatException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The call was canceled.</exception>
    Task<JsonElement> SendAsync(LiveChatRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sends a request for which this client has no method, like any other call, and reads its response as a type of the
    /// application.
    /// </summary>
    /// <typeparam name="T">The type of the response.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="responseType">The JSON contract of the response, from a <see cref="System.Text.Json.Serialization.JsonSerializerContext"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response.</returns>
    /// <exception cref="LiveChatException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The call was canceled.</exception>
    Task<T> SendAsync<T>(LiveChatRequest request, JsonTypeInfo<T> responseType, CancellationToken cancellationToken = default);
}
