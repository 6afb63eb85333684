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
        HttpClientConflicts.Report(httpClient, options);
    }

    internal LiveChatClient(LiveChatClientOptions options, HttpClient httpClient, bool ownsHttpClient)
    {
        options.Freeze();
        _transport = new LiveChatTransport(options, httpClient, ownsHttpClient);
    }

    // A group is made when it is first asked for, so that a natively compiled program holds the groups that it uses alone. Groups have
    // no state: where two threads ask at once, either one will do.

    /// <inheritdoc/>
    public IAgentChatsApi AgentChats => field ??= new AgentChatsApi(_transport);

    /// <inheritdoc/>
    public IAgentsApi Agents => field ??= new AgentsApi(_transport);

    /// <inheritdoc/>
    public IAgentWrapupApi AgentWrapup => field ??= new AgentWrapupApi(_transport);

    /// <inheritdoc/>
    public IAutoAllocationApi AutoAllocation => field ??= new AutoAllocationApi(_transport);

    /// <inheritdoc/>
    public IBansApi Bans => field ??= new BansApi(_transport);

    /// <inheritdoc/>
    public ICampaignsApi Campaigns => field ??= new CampaignsApi(_transport);

    /// <inheritdoc/>
    public ICannedMessageCategoriesApi CannedMessageCategories => field ??= new CannedMessageCategoriesApi(_transport);

    /// <inheritdoc/>
    public ICannedMessagesApi CannedMessages => field ??= new CannedMessagesApi(_transport);

    /// <inheritdoc/>
    public IChatButtonApi ChatButton => field ??= new ChatButtonApi(_transport);

    /// <inheritdoc/>
    public IChatsApi Chats => field ??= new ChatsApi(_transport);

    /// <inheritdoc/>
    public IChatWindowApi ChatWindow => field ??= new ChatWindowApi(_transport);

    /// <inheritdoc/>
    public IConfigsApi Configs => field ??= new ConfigsApi(_transport);

    /// <inheritdoc/>
    public IConversionActionsApi ConversionActions => field ??= new ConversionActionsApi(_transport);

    /// <inheritdoc/>
    public ICustomAwayStatusesApi CustomAwayStatuses => field ??= new CustomAwayStatusesApi(_transport);

    /// <inheritdoc/>
    public ICustomVariablesApi CustomVariables => field ??= new CustomVariablesApi(_transport);

    /// <inheritdoc/>
    public IDepartmentsApi Departments => field ??= new DepartmentsApi(_transport);

    /// <inheritdoc/>
    public IInstallationCodeApi InstallationCode => field ??= new InstallationCodeApi(_transport);

    /// <inheritdoc/>
    public IInvitationApi Invitation => field ??= new InvitationApi(_transport);

    /// <inheritdoc/>
    public ILanguageApi Language => field ??= new LanguageApi(_transport);

    /// <inheritdoc/>
    public IMissedAndRefusedChatsApi MissedAndRefusedChats => field ??= new MissedAndRefusedChatsApi(_transport);

    /// <inheritdoc/>
    public IOfflineMessageFormApi OfflineMessageForm => field ??= new OfflineMessageFormApi(_transport);

    /// <inheritdoc/>
    public IOfflineMessagesApi OfflineMessages => field ??= new OfflineMessagesApi(_transport);

    /// <inheritdoc/>
    public IPostChatApi PostChat => field ??= new PostChatApi(_transport);

    /// <inheritdoc/>
    public IPreChatApi PreChat => field ??= new PreChatApi(_transport);

    /// <inheritdoc/>
    public IRoutingRulesApi RoutingRules => field ??= new RoutingRulesApi(_transport);

    /// <inheritdoc/>
    public ISecureFormsApi SecureForms => field ??= new SecureFormsApi(_transport);

    /// <inheritdoc/>
    public IVisitorSegmentationsApi VisitorSegmentations => field ??= new VisitorSegmentationsApi(_transport);

    /// <inheritdoc/>
    public IVisitorSsoApi VisitorSso => field ??= new VisitorSsoApi(_transport);

    /// <inheritdoc/>
    public IWebhooksApi Webhooks => field ??= new WebhooksApi(_transport);

    /// <inheritdoc/>
    public Task<JsonElement> SendAsync(LiveChatRequest request, CancellationToken cancellationToken = default)
    {
        Argument.NotNull(request, nameof(request));
        return _transport.SendAsync(request.Operation, request.ToTarget(_transport.Addresses), request.Body, LiveChatJson.Elements.Answer<JsonElement>(), cancellationToken);
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
