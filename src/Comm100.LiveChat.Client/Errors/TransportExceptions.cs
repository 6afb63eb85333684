using System.Net;
using System.Net.Sockets;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client;

/// <summary>Converts the exceptions of an <see cref="HttpClient"/> and its handlers to the exceptions that the caller gets.</summary>
internal static class TransportExceptions
{
    /// <summary>The exception itself, or the first inner exception of an <see cref="AggregateException"/>.</summary>
    public static Exception Unwrap(Exception exception) =>
        exception is AggregateException aggregate && aggregate.Flatten().InnerExceptions is { Count: > 0 } inner ? inner[0] : exception;

    /// <summary>Converts the exception of an attempt that was not ended by its caller or by the disposal of the client.</summary>
    /// <param name="exception">The exception that was thrown. It becomes the inner exception of the result.</param>
    /// <param name="responseStarted">Whether the headers of the response were received.</param>
    /// <param name="attemptLimit">The time limit of the attempt if it has passed; otherwise null.</param>
    /// <param name="httpClientTimeout">The timeout of the <see cref="HttpClient"/>.</param>
    /// <param name="call">The call.</param>
    /// <returns>
    /// A <see cref="LiveChatException"/>; an <see cref="OperationCanceledException"/> if something else canceled the request; or the exception itself, if it is
    /// a programming error in a handler.
    /// </returns>
    public static Exception Convert(Exception exception, bool responseStarted, TimeSpan? attemptLimit, TimeSpan httpClientTimeout, CallContext call)
    {
        Exception cause = Unwrap(exception);
        switch (cause)
        {
            case LiveChatException failure:
                return failure.WithCall(call);
            case OperationCanceledException when attemptLimit is not null:
                return ExceptionFactory.FromTimeout(exception, attemptLimit, call);
            case OperationCanceledException when IsHttpClientTimeout(cause, httpClientTimeout, call):
                return ExceptionFactory.FromTimeout(exception, attemptLimit: null, call);
            case OperationCanceledException cancellation:
                return new OperationCanceledException(
                    $"{call.Operation.Description} was canceled, but not by its caller: the given HttpClient canceled its pending requests, or one of its handlers canceled this one.",
                    exception,
                    cancellation.CancellationToken);
            case TimeoutException:
                return ExceptionFactory.FromHandlerTimeout(exception, call);
            case HttpRequestException or IOException or SocketException or WebException or InvalidDataException:
                return ExceptionFactory.FromLostConnection(exception, cause, responseStarted, call);
            default:
                return exception;
        }
    }

    // On .NET, the inner exception is a TimeoutException. On .NET Framework, only the elapsed time shows a timeout.
    private static bool IsHttpClientTimeout(Exception cancellation, TimeSpan timeout, CallContext call)
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
        _ = call;
        return false;
#else
        return timeout > TimeSpan.Zero && call.Elapsed >= timeout;
#endif
    }
}
