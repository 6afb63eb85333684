namespace Comm100.LiveChat.Client;

/// <summary>
/// The names of the client's activities, metrics and tags. Tags have the names of the OpenTelemetry conventions for HTTP where these
/// apply. No name or value contains an id, a query, a body, a secret or data of a visitor.
/// </summary>
public static class LiveChatTelemetry
{
    /// <summary>The name of the meter, and the category of the logs: <c>Comm100.LiveChat.Client</c>.</summary>
    public const string MeterName = "Comm100.LiveChat.Client";

    /// <summary>
    /// The name of the activity source: <c>Comm100.LiveChat.Client</c>. Each call is one activity of the kind client. Its name is the HTTP
    /// method and the route template, such as <c>GET /bans/{id}</c>. Each retry is an event named <c>retry</c>.
    /// </summary>
    public const string ActivitySourceName = "Comm100.LiveChat.Client";

    /// <summary>
    /// The histogram <c>comm100.livechat.client.call.duration</c>, in seconds: the duration of a call, with all attempts and waits. It has
    /// the tags of the activity, except <see cref="ResendTag"/>.
    /// </summary>
    public const string CallDuration = "comm100.livechat.client.call.duration";

    /// <summary>The up-down counter <c>comm100.livechat.client.active_calls</c>: the number of calls in progress.</summary>
    public const string ActiveCalls = "comm100.livechat.client.active_calls";

    /// <summary>The histogram <c>comm100.livechat.client.attempts</c>: the number of requests that were sent, or that the client tried to send, for a call.</summary>
    public const string Attempts = "comm100.livechat.client.attempts";

    /// <summary>
    /// The histogram <c>comm100.livechat.client.wait.duration</c>, in seconds: the time that a call waited before a request. The tag
    /// <see cref="WaitReasonTag"/> has the reason.
    /// </summary>
    public const string WaitDuration = "comm100.livechat.client.wait.duration";

    /// <summary>
    /// The counter <c>comm100.livechat.client.unreadable_values</c>: the number of values in responses that had an unexpected
    /// JSON type and were read as null. Its only tag is <see cref="OperationTag"/>.
    /// </summary>
    public const string UnreadableValues = "comm100.livechat.client.unreadable_values";

    /// <summary>
    /// The counter <c>comm100.livechat.client.component_failures</c>: the number of exceptions of a logger, a token store, a rate limiter, or a
    /// listener to activities and metrics. They do not change the outcome of a call. For a logger, only the first exception is counted. Its only tag is <see cref="ComponentTag"/>.
    /// </summary>
    public const string ComponentFailures = "comm100.livechat.client.component_failures";

    /// <summary>The tag <c>comm100.livechat.component</c>: the component that failed: <c>logger</c>, <c>token_store</c>, <c>limiter</c> or <c>telemetry</c>.</summary>
    public const string ComponentTag = "comm100.livechat.component";

    /// <summary>The tag <c>comm100.livechat.operation</c>: the id of the operation, such as <c>Bans.create</c>.</summary>
    public const string OperationTag = "comm100.livechat.operation";

    /// <summary>
    /// The tag <c>comm100.livechat.wait.reason</c>: <c>retry</c> before a retry, <c>rate_limit</c> after the service
    /// returned 429 to a call of this client, <c>limiter</c> for the client's own rate limit.
    /// </summary>
    public const string WaitReasonTag = "comm100.livechat.wait.reason";

    /// <summary>The tag <c>http.request.method</c>: the HTTP method.</summary>
    public const string MethodTag = "http.request.method";

    /// <summary>The tag <c>url.template</c>: the route template, such as <c>/bans/{id}</c>.</summary>
    public const string RouteTag = "url.template";

    /// <summary>The tag <c>server.address</c>: the host of the base address.</summary>
    public const string ServerAddressTag = "server.address";

    /// <summary>The tag <c>server.port</c>: the port of the base address.</summary>
    public const string ServerPortTag = "server.port";

    /// <summary>The tag <c>http.response.status_code</c>: the status of the last response. It is absent if there was no response.</summary>
    public const string StatusTag = "http.response.status_code";

    /// <summary>The tag <c>http.request.resend_count</c>: the number of requests after the first one. It is absent if there were none.</summary>
    public const string ResendTag = "http.request.resend_count";

    /// <summary>
    /// The tag <c>error.type</c>, on failed calls: the status if it is not a success; otherwise the full name of the
    /// exception type.
    /// </summary>
    public const string ErrorTypeTag = "error.type";
}
