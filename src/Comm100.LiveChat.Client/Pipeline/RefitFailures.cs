using System.Net;
using Comm100.LiveChat.Client.Http;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>Keeps exceptions of Refit's own from callers: they get what the pipeline threw, or the same made of a response that did not come through it.</summary>
internal static class RefitFailures
{
    /// <summary>For a response: null where its result can be read.</summary>
    public static ValueTask<Exception?> OfResponseAsync(HttpResponseMessage response) =>
        response.Content is ResponseContent ? default : OfForeignResponseAsync(response);

    /// <summary>For an exception while a result was read.</summary>
    public static ValueTask<Exception?> OfResult(HttpResponseMessage response, Exception exception) =>
        new(exception is HttpRequestException or IOException or InvalidDataException
            ? LiveChatExceptions.FromLostConnection(exception, exception, answerBegan: true, CallOf(response.RequestMessage))
            : exception);

    /// <summary>For an exception while a request was sent.</summary>
    public static Exception OfRequest(HttpRequestMessage request, Exception exception, CancellationToken cancellationToken) => exception switch
    {
        TaskCanceledException cancelled when cancellationToken.IsCancellationRequested => WithTokenOfCaller(cancelled, cancellationToken),
        HttpRequestException or IOException => LiveChatExceptions.FromLostConnection(exception, exception, answerBegan: false, CallOf(request)),
        TaskCanceledException => LiveChatExceptions.FromTimeout(exception, attemptLimit: null, CallOf(request)),
        _ => exception,
    };

    /// <summary>The cancellation that the pipeline threw, with the token that the caller knows: HttpClient has made another exception of it.</summary>
    public static OperationCanceledException WithTokenOfCaller(TaskCanceledException exception, CancellationToken cancellationToken) =>
        new(exception.Message, exception.InnerException, cancellationToken);

    private static async ValueTask<Exception?> OfForeignResponseAsync(HttpResponseMessage response)
    {
        CallProgress call = CallOf(response.RequestMessage);
        if (!response.IsSuccessStatusCode)
        {
            return LiveChatExceptions.FromAnswer(await ErrorAnswer.ReadAsync(response, TimeProvider.System, default).ConfigureAwait(false), call);
        }

        if (!call.Operation.HasResult)
        {
            return null;
        }

        // Refit gives null for these two, where the method says that its result is not null.
        if (response.Content is not { } content || response.StatusCode == HttpStatusCode.NoContent || content.Headers.ContentLength == 0)
        {
            return AnswerReader.Empty(call);
        }

        LiveChatContentSerializer.Remember(content, call);
        return null;
    }

    private static CallProgress CallOf(HttpRequestMessage? request)
    {
        LiveChatOperation operation = request is null ? LiveChatContentSerializer.UnknownOperation : RefitRequests.Find(request) ?? LiveChatContentSerializer.UnknownOperation;
        return new CallProgress(operation, request?.RequestUri ?? LiveChatContentSerializer.NoAddress, content: null, TimeProvider.System, Timeout.InfiniteTimeSpan, default) { Attempts = 1 };
    }
}
