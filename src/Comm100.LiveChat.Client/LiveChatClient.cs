using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Http;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client;

/// <inheritdoc cref="ILiveChatClient"/>
public sealed class LiveChatClient : ILiveChatClient, IDisposable
{
    private readonly LiveChatTransport _transport;

    /// <summary>Makes a client with connections of its own; dispose it at the end of its life.</summary>
    /// <param name="baseAddress">The address of the account's control panel, such as <c>https://hosted.comm100.com</c>.</param>
    /// <param name="credential">How the client proves who it is.</param>
    /// <exception cref="ArgumentException">The address is relative, or is plain HTTP and not of this machine.</exception>
    public LiveChatClient(Uri baseAddress, LiveChatCredential credential)
        : this(new LiveChatClientOptions { BaseAddress = NotNull(baseAddress), Credential = credential ?? throw new ArgumentNullException(nameof(credential)) })
    {
    }

    /// <summary>Makes a client with connections of its own; dispose it at the end of its life.</summary>
    /// <param name="options">The settings. They are frozen from now on.</param>
    /// <exception cref="ArgumentException">The settings are not valid; the message names all that is wrong.</exception>
    public LiveChatClient(LiveChatClientOptions options)
        : this(Checked(options), new HttpClient(LiveChatHttpHandler.Create(options)) { Timeout = Timeout.InfiniteTimeSpan }, ownsHttpClient: true)
    {
    }

    /// <summary>
    /// Makes a client that sends with a given <see cref="HttpClient"/>, and adds the credential to its own requests alone. The
    /// <see cref="HttpClient"/> is not disposed with this client; its base address is not used, its timeout and its handlers are.
    /// </summary>
    /// <param name="options">The settings. They are frozen from now on.</param>
    /// <param name="httpClient">What sends the requests. Its handler should not follow redirects: an answer from another address is an error.</param>
    /// <exception cref="ArgumentException">The settings are not valid; the message names all that is wrong.</exception>
    public LiveChatClient(LiveChatClientOptions options, HttpClient httpClient)
        : this(Checked(options), httpClient ?? throw new ArgumentNullException(nameof(httpClient)), ownsHttpClient: false)
    {
    }

    internal LiveChatClient(LiveChatClientOptions options, HttpClient httpClient, bool ownsHttpClient)
    {
        options.Freeze();
        _transport = new LiveChatTransport(options, httpClient, ownsHttpClient);
        AgentChats = new AgentChatsApi(_transport);
        Agents = new AgentsApi(_transport);
        AgentWrapup = new AgentWrapupApi(_transport);
        AutoAllocation = new AutoAllocationApi(_transport);
        Bans = new BansApi(_transport);
        Campaigns = new CampaignsApi(_transport);
        CannedMessageCategories = new CannedMessageCategoriesApi(_transport);
        CannedMessages = new CannedMessagesApi(_transport);
        ChatButton = new ChatButtonApi(_transport);
        Chats = new ChatsApi(_transport);
        ChatWindow = new ChatWindowApi(_transport);
        Configs = new ConfigsApi(_transport);
        ConversionActions = new ConversionActionsApi(_transport);
        CustomAwayStatuses = new CustomAwayStatusesApi(_transport);
        CustomVariables = new CustomVariablesApi(_transport);
        Departments = new DepartmentsApi(_transport);
        InstallationCode = new InstallationCodeApi(_transport);
        Invitation = new InvitationApi(_transport);
        Language = new LanguageApi(_transport);
        MissedAndRefusedChats = new MissedAndRefusedChatsApi(_transport);
        OfflineMessageForm = new OfflineMessageFormApi(_transport);
        OfflineMessages = new OfflineMessagesApi(_transport);
        PostChat = new PostChatApi(_transport);
        PreChat = new PreChatApi(_transport);
        RoutingRules = new RoutingRulesApi(_transport);
        SecureForms = new SecureFormsApi(_transport);
        VisitorSegmentations = new VisitorSegmentationsApi(_transport);
        VisitorSso = new VisitorSsoApi(_transport);
        Webhooks = new WebhooksApi(_transport);
    }

    /// <inheritdoc/>
    public IAgentChatsApi AgentChats { get; }

    /// <inheritdoc/>
    public IAgentsApi Agents { get; }

    /// <inheritdoc/>
    public IAgentWrapupApi AgentWrapup { get; }

    /// <inheritdoc/>
    public IAutoAllocationApi AutoAllocation { get; }

    /// <inheritdoc/>
    public IBansApi Bans { get; }

    /// <inheritdoc/>
    public ICampaignsApi Campaigns { get; }

    /// <inheritdoc/>
    public ICannedMessageCategoriesApi CannedMessageCategories { get; }

    /// <inheritdoc/>
    public ICannedMessagesApi CannedMessages { get; }

    /// <inheritdoc/>
    public IChatButtonApi ChatButton { get; }

    /// <inheritdoc/>
    public IChatsApi Chats { get; }

    /// <inheritdoc/>
    public IChatWindowApi ChatWindow { get; }

    /// <inheritdoc/>
    public IConfigsApi Configs { get; }

    /// <inheritdoc/>
    public IConversionActionsApi ConversionActions { get; }

    /// <inheritdoc/>
    public ICustomAwayStatusesApi CustomAwayStatuses { get; }

    /// <inheritdoc/>
    public ICustomVariablesApi CustomVariables { get; }

    /// <inheritdoc/>
    public IDepartmentsApi Departments { get; }

    /// <inheritdoc/>
    public IInstallationCodeApi InstallationCode { get; }

    /// <inheritdoc/>
    public IInvitationApi Invitation { get; }

    /// <inheritdoc/>
    public ILanguageApi Language { get; }

    /// <inheritdoc/>
    public IMissedAndRefusedChatsApi MissedAndRefusedChats { get; }

    /// <inheritdoc/>
    public IOfflineMessageFormApi OfflineMessageForm { get; }

    /// <inheritdoc/>
    public IOfflineMessagesApi OfflineMessages { get; }

    /// <inheritdoc/>
    public IPostChatApi PostChat { get; }

    /// <inheritdoc/>
    public IPreChatApi PreChat { get; }

    /// <inheritdoc/>
    public IRoutingRulesApi RoutingRules { get; }

    /// <inheritdoc/>
    public ISecureFormsApi SecureForms { get; }

    /// <inheritdoc/>
    public IVisitorSegmentationsApi VisitorSegmentations { get; }

    /// <inheritdoc/>
    public IVisitorSsoApi VisitorSso { get; }

    /// <inheritdoc/>
    public IWebhooksApi Webhooks { get; }

    /// <inheritdoc/>
    public Task<JsonElement> SendAsync(LiveChatRequest request, CancellationToken cancellationToken = default)
    {
        Argument.NotNull(request, nameof(request));
        return _transport.SendAsync(request.Operation, request.ToTarget(_transport.Addresses), request.Body, LiveChatJson.Answer<JsonElement>(), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<T> SendAsync<T>(LiveChatRequest request, JsonTypeInfo<T> answerType, CancellationToken cancellationToken = default)
    {
        Argument.NotNull(request, nameof(request));
        Argument.NotNull(answerType, nameof(answerType));
        return _transport.SendAsync(request.Operation, request.ToTarget(_transport.Addresses), request.Body, answerType, cancellationToken);
    }

    /// <summary>Closes the connections that this client made; those of a given <see cref="HttpClient"/> stay open.</summary>
    public void Dispose() => _transport.Dispose();

    private static Uri NotNull(Uri baseAddress) => baseAddress ?? throw new ArgumentNullException(nameof(baseAddress));

    private static LiveChatClientOptions Checked(LiveChatClientOptions options)
    {
        Argument.NotNull(options, nameof(options));
        IReadOnlyList<string> failures = LiveChatClientOptionsValidator.Validate(options);
        return failures.Count == 0 ? options : throw new ArgumentException(string.Join(" ", failures), nameof(options));
    }
}
