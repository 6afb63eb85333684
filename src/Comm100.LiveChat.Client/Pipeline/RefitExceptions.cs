using System.Net;
using Comm100.LiveChat.Client.Http;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>Keeps exceptions of Refit's own from callers: they get what the pipeline threw, or the same made of a response that did not come through it.</summary>
internal static class RefitExceptions
{
    private const string Cancellation = "Comm100.LiveChat.Client.Cancellation";

#if !NETFRAMEWORK
    private static readonly HttpRequestOptionsKey<OperationCanceledException> s_cancellation = new(Cancellation);
#endif

    /// <summary>For a response: null where its result can be read.</summary>
    public static ValueTask<Exception?> ConvertResponseAsync(HttpResponseMessage response) =>
        response.Content is ResponseContent ? default : ConvertForeignResponseAsync(response);

    /// <summary>For an exception while a result was read.</summary>
    public static ValueTask<Exception?> ConvertResultException(HttpResponseMessage response, Exception exception) =>
        new(exception is HttpRequestException or IOException or InvalidDataException
            ? ExceptionFactory.FromLostConnection(exception, exception, responseStarted: true, CallOf(response.RequestMessage))
            : exception);

    /// <summary>For an exception while a request was sent.</summary>
    public static Exception ConvertRequestException(HttpRequestMessage request, Exception exception, CancellationToken cancellationToken) => exception switch
    {
        OperationCanceledException cancellation when IsKnown(request, cancellation, cancellationToken, out OperationCanceledException known) => known,
        HttpRequestException or IOException => ExceptionFactory.FromLostConnection(exception, exception, responseStarted: false, CallOf(request)),
        TaskCanceledException => ExceptionFactory.FromTimeout(exception, attemptLimit: null, CallOf(request)),
        _ => exception,
    };

    /// <summary>Keeps the cancellation that ends a call: HttpClient makes another exception of it, even one that speaks of its timeout.</summary>
    public static void Remember(HttpRequestMessage request, OperationCanceledException cancellation)
    {
#if NETFRAMEWORK
        request.Properties[Cancellation] = cancellation;
#else
        request.Options.Set(s_cancellation, cancellation);
#endif
    }

    /// <summary>Finds the cancellation that the pipeline threw, and gives it the token that the caller knows.</summary>
    public static bool IsKnown(HttpRequestMessage request, OperationCanceledException thrown, CancellationToken cancellationToken, out OperationCanceledException known)
    {
#if NETFRAMEWORK
        OperationCanceledException? kept = request.Properties.TryGetValue(Cancellation, out object? value) ? (OperationCanceledException)value : null;
#else
        request.Options.TryGetValue(s_cancellation, out OperationCanceledException? kept);
#endif
        known = cancellationToken.IsCancellationRequested
            ? new OperationCanceledException((kept ?? thrown).Message, (kept ?? thrown).InnerException, cancellationToken)
            : kept ?? thrown;
        return kept is not null || cancellationToken.IsCancellationRequested;
    }

    private static async ValueTask<Exception?> ConvertForeignResponseAsync(HttpResponseMessage response)
    {
        CallContext call = CallOf(response.RequestMessage);
        if (!response.IsSuccessStatusCode)
        {
            return ExceptionFactory.FromErrorResponse(await ErrorResponse.ReadAsync(response, TimeProvider.System, default).ConfigureAwait(false), call);
        }

        if (!call.Operation.HasResult)
        {
            return null;
        }

        // Refit gives null for these two, where the method says that its result is not null.
        if (response.Content is not { } content || response.StatusCode == HttpStatusCode.NoContent || content.Headers.ContentLength == 0)
        {
            return ResponseReader.Empty(call);
        }

        LiveChatContentSerializer.Remember(content, call);
        return null;
    }

    private static CallContext CallOf(HttpRequestMessage? request)
    {
        LiveChatOperation operation = request is null ? LiveChatContentSerializer.UnknownOperation : RefitRequests.Find(request) ?? LiveChatContentSerializer.UnknownOperation;
        return new CallContext(operation, request?.RequestUri ?? LiveChatContentSerializer.NoAddress, content: null, TimeProvider.System, Timeout.InfiniteTimeSpan, default) { Attempts = 1 };
    }
}
