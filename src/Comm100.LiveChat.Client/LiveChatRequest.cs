using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Http;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// A request with any HTTP method and path, for <see cref="ILiveChatClient.SendAsync(LiveChatRequest, CancellationToken)"/>. Use it for
/// operations for which the client has no method.
/// </summary>
public sealed class LiveChatRequest
{
    private static readonly LiveChatOperation s_get = CustomOperation(HttpMethod.Get);
    private static readonly LiveChatOperation s_post = CustomOperation(HttpMethod.Post);
    private static readonly LiveChatOperation s_put = CustomOperation(HttpMethod.Put);
    private static readonly LiveChatOperation s_delete = CustomOperation(HttpMethod.Delete);

    private readonly string _path;
    private readonly bool _isFromRoot;
    private readonly List<KeyValuePair<string, string>> _query = [];

    /// <summary>Creates a request to a path below the API path.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">
    /// The path below the API path, such as <c>/bans/7</c>, without a query. It is sent unchanged: escape ids in it with
    /// <see cref="Uri.EscapeDataString(string)"/>.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The path does not begin with a single slash; contains a query, a fragment, a backslash, white space or a character outside ASCII; or has
    /// an empty segment or the segment <c>.</c> or <c>..</c>, escaped or not.
    /// </exception>
    public LiveChatRequest(HttpMethod method, string path)
        : this(method, path, isFromRoot: false)
    {
    }

    private LiveChatRequest(HttpMethod method, string path, bool isFromRoot)
    {
        Argument.NotNull(method, nameof(method));
        CheckPath(path);
        Operation = OperationFor(method);
        _path = path;
        _isFromRoot = isFromRoot;
    }

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method => Operation.Method;

    internal LiveChatOperation Operation { get; }

    internal RequestContent? Body { get; private set; }

    /// <summary>Creates a request to a path below the base address, outside the API path.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path below the base address, such as <c>/api/v2/livechat/bans</c>, without a query.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">The path is not valid; see the constructor.</exception>
    public static LiveChatRequest FromRoot(HttpMethod method, string path) => new(method, path, isFromRoot: true);

    /// <summary>Adds a parameter to the query. The name and the value are escaped.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value. Null adds nothing.</param>
    /// <returns>This request.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public LiveChatRequest WithQuery(string name, string? value)
    {
        Argument.NotEmpty(name, nameof(name));
        if (value is not null)
        {
            _query.Add(new KeyValuePair<string, string>(name, value));
        }

        return this;
    }

    /// <summary>Sets the body.</summary>
    /// <typeparam name="T">The type of the body.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="type">The JSON contract of the body, from a <see cref="System.Text.Json.Serialization.JsonSerializerContext"/>.</param>
    /// <returns>This request.</returns>
    /// <exception cref="ArgumentException">A part of the value cannot be sent. The message names its path.</exception>
    public LiveChatRequest WithBody<T>(T value, JsonTypeInfo<T> type)
    {
        Argument.NotNull(type, nameof(type));
        var body = new ModelContent<T>(value, type);

        // Written now, so that a later change of the value does not change the request.
        body.Write();
        Body = body;
        return this;
    }

    /// <summary>Sets the body.</summary>
    /// <param name="body">The JSON.</param>
    /// <returns>This request.</returns>
    /// <exception cref="ArgumentException">The element is undefined, belongs to a document that was disposed, or contains an unpaired surrogate.</exception>
    public LiveChatRequest WithBody(JsonElement body) => WithBody(body, LiveChatJson.Elements.ForRequest<JsonElement>());

    /// <summary>Returns the HTTP method and a route template, without the path, which can contain an id.</summary>
    /// <returns>The string.</returns>
    public override string ToString() => Operation.Description;

    internal CustomRequestMessage ToMessage(RequestUriBuilder addresses, CallSettings settings, bool treatsNotFoundAsDeleted) =>
        new(Operation, addresses.Create(_path, _isFromRoot, _query)) { Content = Body, Settings = settings, TreatsNotFoundAsDeleted = treatsNotFoundAsDeleted };

    private static void CheckPath(string path)
    {
        Argument.NotNull(path, nameof(path));
        bool isPlain = path.Length > 0 && path[0] == '/' && path.All(character => character is > ' ' and < '\u007f' and not ('?' or '#' or '\\'));
        if (!isPlain || path.Split('/').Skip(1).Any(IsEmptyOrDots))
        {
            throw new ArgumentException(
                "The path must begin with '/' and consist of escaped, non-empty segments other than '.' and '..'. It must not contain a query: add parameters with WithQuery.",
                nameof(path));
        }
    }

    // A server can unescape a path more than once, so the segment is unescaped repeatedly.
    private static bool IsEmptyOrDots(string segment)
    {
        while (segment.Contains('%'))
        {
            string unescaped = Uri.UnescapeDataString(segment);
            if (unescaped == segment)
            {
                break;
            }

            segment = unescaped;
        }

        return segment is "" or "." or "..";
    }

    private static LiveChatOperation OperationFor(HttpMethod method) =>
        method == HttpMethod.Get ? s_get
        : method == HttpMethod.Post ? s_post
        : method == HttpMethod.Put ? s_put
        : method == HttpMethod.Delete ? s_delete
        : CustomOperation(method);

    private static LiveChatOperation CustomOperation(HttpMethod method) => new("Custom.send", method, "/{path}", permission: null) { HasResult = true };
}
