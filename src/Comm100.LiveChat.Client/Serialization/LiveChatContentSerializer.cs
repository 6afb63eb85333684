using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Comm100.LiveChat.Client.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>Writes request bodies and reads results for Refit, with the contracts of one group or of all groups.</summary>
internal sealed class LiveChatContentSerializer(JsonContracts contracts) : IHttpContentSerializer, ISynchronousContentSerializer
{
    // For responses that did not come through the pipeline.
    public static readonly LiveChatOperation UnknownOperation = new("Refit.send", HttpMethod.Get, "/{path}", permission: null) { HasResult = true };
    public static readonly Uri NoAddress = new("about:blank");

    // Refit passes the content of a response without the response.
    private static readonly ConditionalWeakTable<HttpContent, CallContext> s_calls = new();

    /// <summary>Stores the call of a response that did not come through the pipeline.</summary>
    public static void Remember(HttpContent content, CallContext call)
    {
        // Refit can call this more than once for a response.
        s_calls.Remove(content);
        s_calls.Add(content, call);
    }

    public HttpContent ToHttpContent<T>(T item) => new ModelContent<T>(item, contracts.ForRequest<T>());

    public HttpContent ToHttpContentSynchronous<T>(T item) => ToHttpContent(item);

    public HttpContent ToStreamingHttpContent<T>(T item) => ToHttpContent(item);

    public Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default) =>
        content is ResponseContent response
            ? Task.FromResult<T?>(response.Read(contracts.ForResponse<T>(response.TimeOffset), cancellationToken))
            : ReadAsync<T>(content, cancellationToken);

    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => propertyInfo?.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name;

    private async Task<T?> ReadAsync<T>(HttpContent content, CancellationToken cancellationToken)
    {
        using ResponseBody body = await ResponseBody.ReadAsync(content, ResponseBody.DefaultMaxLength, cancellationToken).ConfigureAwait(false);
        if (!s_calls.TryGetValue(content, out CallContext? call))
        {
            call = new CallContext(UnknownOperation, NoAddress, content: null, CallSettings.Default, cancellationToken);
        }

        TimeSpan offset = call.Operation.Query is null ? TimeSpan.Zero : TimeZoneParameter.Find(call.Address);
        return new ResponseReader(ResponseBody.DefaultMaxLength, NullLogger.Instance).Read(body, content, contracts.ForResponse<T>(offset), call, cancellationToken);
    }
}
