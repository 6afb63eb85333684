using System.Net;
using System.Net.Sockets;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client;

/// <summary>Makes of what an <see cref="HttpClient"/> and its handlers throw the exception that the caller gets.</summary>
internal static class TransportExceptions
{
    /// <summary>The exception that counts: the first of those that an <see cref="AggregateException"/> holds.</summary>
    public static Exception Unwrap(Exception exception) =>
        exception is AggregateException aggregate && aggregate.Flatten().InnerExceptions is { Count: > 0 } inner ? inner[0] : exception;

    /// <summary>Classifies what ended an attempt that neither its caller nor the end of the client has ended.</summary>
    /// <param name="exception">What was thrown. The result has it inside.</param>
    /// <param name="responseStarted">Whether the headers of the response were in.</param>
    /// <param name="attemptLimit">The limit of the attempt where it is over; null where it is not.</param>
    /// <param name="httpClientTimeout">The timeout of the <see cref="HttpClient"/>.</param>
    /// <param name="progress">The call.</param>
    /// <returns>A member of the family; an <see cref="OperationCanceledException"/> where someone else has cancelled; or the exception itself, for a mistake in a handler.</returns>
    public static Exception Classify(Exception exception, bool responseStarted, TimeSpan? attemptLimit, TimeSpan httpClientTimeout, CallContext progress)
    {
        Exception cause = Unwrap(exception);
        switch (cause)
        {
            case LiveChatException failure:
                return failure.AttachTo(progress);
            case OperationCanceledException when attemptLimit is not null:
                return ExceptionFactory.FromTimeout(exception, attemptLimit, progress);
            case OperationCanceledException when IsTimeoutOfHttpClient(cause, httpClientTimeout, progress):
                return ExceptionFactory.FromTimeout(exception, attemptLimit: null, progress);
            case OperationCanceledException cancellation:
                return new OperationCanceledException(
                    $"{progress.Operation.Description} was canceled, but not by its caller: the given HttpClient canceled its pending requests, or one of its handlers canceled this one.",
                    exception,
                    cancellation.CancellationToken);
            case TimeoutException:
                return ExceptionFactory.FromHandlerTimeout(exception, progress);
            case HttpRequestException or IOException or SocketException or WebException or InvalidDataException:
                return ExceptionFactory.FromLostConnection(exception, cause, responseStarted, progress);
            default:
                return exception;
        }
    }

    // On .NET, the cancellation has a TimeoutException inside. On .NET Framework, only the time tells.
    private static bool IsTimeoutOfHttpClient(Exception cancellation, TimeSpan timeout, CallContext progress)
    {
        for (Exception? inner = cancellation.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is TimeoutException)
            {
                return true;
            }
        }

#if NET8_0_OR_GREATER
        _ = timeout;
        _ = progress;
        return false;
#else
        return timeout > TimeSpan.Zero && progress.Elapsed >= timeout;
#endif
    }
}
