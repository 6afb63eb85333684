namespace Comm100.LiveChat.Client;

/// <summary>
/// The names under which the client can be observed. Names that OpenTelemetry gives to HTTP clients are used where they fit. No
/// name or value ever holds an id, a query, a body, a secret or data of a visitor.
/// </summary>
public static class LiveChatTelemetry
{
    /// <summary>The name of the client's meter: <c>Comm100.LiveChat.Client</c>. It is also the category of its logs.</summary>
    public const string MeterName = "Comm100.LiveChat.Client";

    /// <summary>
    /// The name of the client's activity source: <c>Comm100.LiveChat.Client</c>. Each call is one activity of the kind client, named
    /// after its verb and route template, such as <c>GET /bans/{id}</c>; each retry is an event in it, named <c>retry</c>.
    /// </summary>
    public const string ActivitySourceName = "Comm100.LiveChat.Client";

    /// <summary>
    /// The histogram <c>http.client.request.duration</c>, in seconds: from the start of a call to its result, with all attempts and
    /// waits. Its tags are those of the activity, but for <see cref="ResendTag"/>.
    /// </summary>
    public const string Duration = "http.client.request.duration";

    /// <summary>The up-down counter <c>http.client.active_requests</c>: calls in progress.</summary>
    public const string ActiveCalls = "http.client.active_requests";

    /// <summary>The histogram <c>comm100.livechat.client.attempts</c>: how many requests were sent or attempted for a call.</summary>
    public const string Attempts = "comm100.livechat.client.attempts";

    /// <summary>
    /// The histogram <c>comm100.livechat.client.wait.duration</c>, in seconds: how long a call waited before a request. The tag
    /// <see cref="WaitReasonTag"/> says what for.
    /// </summary>
    public const string Waits = "comm100.livechat.client.wait.duration";

    /// <summary>
    /// The counter <c>comm100.livechat.client.unreadable_values</c>: values in responses that were of an unexpected kind and were
    /// read as null. Its only tag is <see cref="OperationTag"/>.
    /// </summary>
    public const string UnreadableValues = "comm100.livechat.client.unreadable_values";

    /// <summary>
    /// The counter <c>comm100.livechat.client.listener_failures</c>: exceptions of a logger, a token store, a limiter, or a listener to activities and
    /// metrics. They do not change the outcome of a call. For a logger, only the first exception is counted; for the others, each. Its only tag is <see cref="ListenerTag"/>.
    /// </summary>
    public const string ListenerFailures = "comm100.livechat.client.listener_failures";

    /// <summary>The tag <c>comm100.livechat.listener</c>: the part that failed: <c>logger</c>, <c>token_store</c>, <c>limiter</c> or <c>telemetry</c>.</summary>
    public const string ListenerTag = "comm100.livechat.listener";

    /// <summary>The tag <c>comm100.livechat.operation</c>: the id of the operation, such as <c>Bans.create</c>.</summary>
    public const string OperationTag = "comm100.livechat.operation";

    /// <summary>
    /// The tag <c>comm100.livechat.wait.reason</c>: <c>retry</c> before another attempt, <c>rate_limit</c> after the service
    /// returned 429 to a call of this client, <c>limiter</c> for the client's own limit.
    /// </summary>
    public const string WaitReasonTag = "comm100.livechat.wait.reason";

    /// <summary>The tag <c>http.request.method</c>: the verb.</summary>
    public const string MethodTag = "http.request.method";

    /// <summary>The tag <c>url.template</c>: the route with placeholders, such as <c>/bans/{id}</c>.</summary>
    public const string RouteTag = "url.template";

    /// <summary>The tag <c>server.address</c>: the host of the base address.</summary>
    public const string ServerAddressTag = "server.address";

    /// <summary>The tag <c>server.port</c>: the port of the base address.</summary>
    public const string ServerPortTag = "server.port";

    /// <summary>The tag <c>http.response.status_code</c>: the status of the last response, if there was one.</summary>
    public const string StatusTag = "http.response.status_code";

    /// <summary>The tag <c>http.request.resend_count</c>: how many requests followed the first one; absent if none did.</summary>
    public const string ResendTag = "http.request.resend_count";

    /// <summary>
    /// The tag <c>error.type</c>, on calls that failed: the status if it is not a success, otherwise the full name of the
    /// exception.
    /// </summary>
    public const string ErrorTypeTag = "error.type";
}
