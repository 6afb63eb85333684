using System.Net;
using Comm100.LiveChat.Client.Http;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>Replaces the exceptions of Refit: callers get the exception of the pipeline, or the same kind for a response that did not pass through it.</summary>
internal static class RefitExceptions
{
    private const string Failure = "Comm100.LiveChat.Client.Failure";

#if !NETFRAMEWORK
    private static readonly HttpRequestOptionsKey<Exception> s_failure = new(Failure);
#endif

    /// <summary>Converts a response to an exception; null if its result can be read.</summary>
    public static ValueTask<Exception?> ConvertResponseAsync(HttpResponseMessage response) =>
        response.Content is ResponseContent ? default : ConvertForeignResponseAsync(response);

    /// <summary>Converts an exception that was thrown while a result was read.</summary>
    public static ValueTask<Exception?> ConvertResultException(HttpResponseMessage response, Exception exception) =>
        new(exception is HttpRequestException or IOException or InvalidDataException
            ? ExceptionFactory.FromLostConnection(exception, exception, responseStarted: true, GetCall(response.RequestMessage))
            : exception);

    /// <summary>Converts an exception that was thrown while a request was sent.</summary>
    public static Exception ConvertRequestException(HttpRequestMessage request, Exception exception, CancellationToken cancellationToken) => exception switch
    {
        OperationCanceledException cancellation when IsKnown(request, cancellation, cancellationToken, out OperationCanceledException known) => known,
        _ when ReferenceEquals(exception, Find(request)) => exception,
        HttpRequestException or IOException => ExceptionFactory.FromLostConnection(exception, exception, responseStarted: false, GetCall(request)),
        TaskCanceledException => ExceptionFactory.FromTimeout(exception, attemptLimit: null, GetCall(request)),
        _ => exception,
    };

    /// <summary>
    /// Stores the exception that ended a call: a cancellation, because HttpClient replaces it, even by one that reports its timeout, or an exception of the
    /// application, which can be of any type.
    /// </summary>
    public static void Remember(HttpRequestMessage request, Exception failure)
    {
#if NETFRAMEWORK
        request.Properties[Failure] = failure;
#else
        request.Options.Set(s_failure, failure);
#endif
    }

    /// <summary>Gets the cancellation that the pipeline threw, with the token of the caller.</summary>
    public static bool IsKnown(HttpRequestMessage request, OperationCanceledException thrown, CancellationToken cancellationToken, out OperationCanceledException known)
    {
        var kept = Find(request) as OperationCanceledException;
        known = cancellationToken.IsCancellationRequested
            ? new OperationCanceledException((kept ?? thrown).Message, (kept ?? thrown).InnerException, cancellationToken)
            : kept ?? thrown;
        return kept is not null || cancellationToken.IsCancellationRequested;
    }

    private static Exception? Find(HttpRequestMessage request)
    {
#if NETFRAMEWORK
        return request.Properties.TryGetValue(Failure, out object? value) ? (Exception)value : null;
#else
        return request.Options.TryGetValue(s_failure, out Exception? kept) ? kept : null;
#endif
    }

    private static async ValueTask<Exception?> ConvertForeignResponseAsync(HttpResponseMessage response)
    {
        CallContext call = GetCall(response.RequestMessage);
        if (!response.IsSuccessStatusCode)
        {
            return ExceptionFactory.FromErrorResponse(await ErrorResponse.ReadAsync(response, TimeProvider.System, default).ConfigureAwait(false), call);
        }

        if (!call.Operation.HasResult)
        {
            return null;
        }

        // Refit returns null for these, although the result of the method cannot be null.
        if (response.Content is not { } content || response.StatusCode == HttpStatusCode.NoContent || content.Headers.ContentLength == 0)
        {
            return ResponseReader.Empty(call);
        }

        LiveChatContentSerializer.Remember(content, call);
        return null;
    }

    private static CallContext GetCall(HttpRequestMessage? request)
    {
        LiveChatOperation operation = request is null ? LiveChatContentSerializer.UnknownOperation : RefitRequests.Find(request) ?? LiveChatContentSerializer.UnknownOperation;
        return new CallContext(operation, request?.RequestUri ?? LiveChatContentSerializer.NoAddress, content: null, CallSettings.Default, default) { Attempts = 1 };
    }
}
