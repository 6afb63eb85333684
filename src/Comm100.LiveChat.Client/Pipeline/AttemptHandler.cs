using System.Net;
using System.Net.Http.Headers;
using Comm100.LiveChat.Client.Http;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>
/// Sends one attempt of a call: adds the credential, sends the request once, and reads the whole body. A response that is not a success becomes a
/// <see cref="LiveChatException"/>. If the service refuses the credential, it is renewed once per call, and the request is sent again.
/// </summary>
internal sealed class AttemptHandler(LiveChatPipeline pipeline, HttpMessageHandler inner, bool isVisible) : DelegatingHandler(inner)
{
    // Enough to receive the body, and short compared with the timeout of an attempt.
    private static readonly TimeSpan s_maxRefusalTime = TimeSpan.FromSeconds(2);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var attempt = (AttemptRequestMessage)request;
        CallContext call = attempt.Call;
        HttpResponseMessage? response = null;
        try
        {
            AuthenticationHeaderValue credential = await AuthorizeAsync(call, cancellationToken).ConfigureAwait(false);
            Prepare(attempt, credential);
            response = await base.SendAsync(attempt, cancellationToken).ConfigureAwait(false);
            RecordResponse(response, call);
            if (response.StatusCode == HttpStatusCode.Unauthorized && !call.HasRenewedCredential && await TryRenewAsync(response, credential, call, cancellationToken).ConfigureAwait(false))
            {
                response = null;
                attempt = new AttemptRequestMessage(call) { RateLimitPermit = attempt.RateLimitPermit };
                response = await SendAgainAsync(attempt, cancellationToken).ConfigureAwait(false);
            }

            if (!response.IsSuccessStatusCode && !WasDeletedByEarlierAttempt(response, call))
            {
                throw ExceptionFactory.FromErrorResponse(await ReadErrorAsync(response, call, cancellationToken).ConfigureAwait(false), call);
            }

            if (call.Operation.HasResult)
            {
                ResponseBody body = await ResponseBody.ReadAsync(response.Content, pipeline.MaxResponseBytes, cancellationToken).ConfigureAwait(false);
                response.Content = new ResponseContent(body, response.Content, call, pipeline.Reader, isVisible);
                return response;
            }

            return await WithoutResultAsync(response, call, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            response?.Dispose();
            Exception failure = ToFailure(exception, responseStarted: response is not null, pipeline, call, cancellationToken) ?? exception;
            if (attempt.IsCounted && RetryRules.HasChangedNothing(failure))
            {
                call.MarkLastRequestAsUnchanged();
            }

            if (!ReferenceEquals(failure, exception))
            {
                throw failure;
            }

            throw;
        }
    }

    /// <summary>Adds the credential to a message and counts the message, which may reach the service from now on.</summary>
    private static void Prepare(AttemptRequestMessage attempt, AuthenticationHeaderValue credential)
    {
        CallContext call = attempt.Call;
        attempt.AddHeaders(credential);
        if (!call.TryStartRequest())
        {
            throw new InvalidOperationException($"{call.Operation.Description} was not sent again: an earlier attempt may have changed something at the service. Exclude operations that are not idempotent from hedging and from other strategies that send a request more than once.");
        }

        attempt.IsCounted = true;
    }

    /// <summary>Records a response before its body is read.</summary>
    private void RecordResponse(HttpResponseMessage response, CallContext call)
    {
        call.Response = response;
        if (call.Status == RateLimitGate.TooManyRequests)
        {
            pipeline.CloseGate(response, call);
        }

        call.HeadersReceived?.Invoke(call);
        if (response.RequestMessage?.RequestUri is { } responseAddress && !ReferenceEquals(responseAddress, call.Address) && responseAddress != call.Address)
        {
            throw ExceptionFactory.FromFollowedRedirect(response, call);
        }
    }

    /// <summary>Tries to get another credential after the service refused one. Disposes the response if there is another credential.</summary>
    private async ValueTask<bool> TryRenewAsync(HttpResponseMessage refused, AuthenticationHeaderValue credential, CallContext call, CancellationToken cancellationToken)
    {
        call.HasRenewedCredential = true;
        ErrorResponse? error = null;
        if (pipeline.Authenticator.RenewalNeedsConnection)
        {
            // Reading the response first frees its connection for the token request. The time is limited in case the body does not arrive.
            using CallDeadline deadline = CallDeadline.Start(s_maxRefusalTime, call.Time, cancellationToken);
            error = await ErrorResponse.ReadAsync(refused, call.Time, deadline).ConfigureAwait(false);
            refused.Dispose();
        }

        if (!await AwaitCredentialAsync(pipeline.Authenticator.TryRenewAsync(credential, cancellationToken), call, cancellationToken).ConfigureAwait(false))
        {
            return error is null ? false : throw ExceptionFactory.FromErrorResponse(error, call);
        }

        refused.Dispose();
        call.MarkLastRequestAsUnchanged();
        return true;
    }

    /// <summary>Sends a request with another credential. The request also needs a permit of the client's own rate limiter.</summary>
    private async ValueTask<HttpResponseMessage> SendAgainAsync(AttemptRequestMessage attempt, CancellationToken cancellationToken)
    {
        CallContext call = attempt.Call;
        if (pipeline.Limiter is { } limiter && attempt.RateLimitPermit is { } permit)
        {
            // Release the permit of the refused request first: a limiter may allow only one request at a time.
            permit.Dispose();
            permit.Hold(await limiter.EnterAsync(call, cancellationToken).ConfigureAwait(false));
        }

        Prepare(attempt, await AuthorizeAsync(call, cancellationToken).ConfigureAwait(false));
        HttpResponseMessage response = await base.SendAsync(attempt, cancellationToken).ConfigureAwait(false);
        try
        {
            RecordResponse(response, call);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>Checks whether the body of a response without a result is an error, and releases the connection.</summary>
    private async ValueTask<HttpResponseMessage> WithoutResultAsync(HttpResponseMessage response, CallContext call, CancellationToken cancellationToken)
    {
        HttpContent? received = response.Content;
        if (response.IsSuccessStatusCode)
        {
            await ResponseReader.CheckUnreadAsync(received, call, cancellationToken).ConfigureAwait(false);
        }

        response.Content = new ResponseContent(ResponseBody.Empty, received, call, pipeline.Reader, isVisible);
        received?.Dispose();
        return response;
    }

    internal static async ValueTask<ErrorResponse> ReadErrorAsync(HttpResponseMessage response, CallContext call, CancellationToken cancellationToken)
    {
        using (response)
        {
            return await ErrorResponse.ReadAsync(response, call.Time, CallDeadline.FromToken(cancellationToken, call.CancellationToken)).ConfigureAwait(false);
        }
    }

    // An earlier request may have deleted the object, so the deletion has succeeded.
    internal static bool WasDeletedByEarlierAttempt(HttpResponseMessage response, CallContext call) =>
        response.StatusCode == HttpStatusCode.NotFound && call.MayHaveChangedEarlier && call.Operation.Method == HttpMethod.Delete && call.TreatsNotFoundAsDeleted;

    /// <summary>Converts an exception to a <see cref="LiveChatException"/>; returns null if it already is one, or if a timeout ended the attempt.</summary>
    internal static Exception? ToFailure(Exception exception, bool responseStarted, LiveChatPipeline pipeline, CallContext call, CancellationToken cancellationToken)
    {
        switch (TransportExceptions.Unwrap(exception))
        {
            case LiveChatException failure:
                return ReferenceEquals(failure, exception) ? null : failure;
            case OperationCanceledException when cancellationToken.IsCancellationRequested:
                return exception is OperationCanceledException ? null : new OperationCanceledException(exception.Message, exception, cancellationToken);
            case HttpRequestException or IOException or InvalidDataException when cancellationToken.IsCancellationRequested:
                return new OperationCanceledException(exception.Message, exception, cancellationToken);
            default:
                return TransportExceptions.Convert(exception, responseStarted, attemptLimit: null, pipeline.HttpClientTimeout, call) is var converted && !ReferenceEquals(converted, exception) ? converted : null;
        }
    }

    private ValueTask<AuthenticationHeaderValue> AuthorizeAsync(CallContext call, CancellationToken cancellationToken)
    {
        // A fixed credential, the common case, needs neither a state machine nor a try block.
        ValueTask<AuthenticationHeaderValue> header = pipeline.Authenticator.GetHeaderAsync(cancellationToken);
        return header.IsCompletedSuccessfully ? header : AwaitCredentialAsync(header, call, cancellationToken);
    }

    private async ValueTask<T> AwaitCredentialAsync<T>(ValueTask<T> credential, CallContext call, CancellationToken cancellationToken)
    {
        try
        {
            return await credential.ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not LiveChatException && !pipeline.IsDisposed && !(exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            throw ExceptionFactory.FromCredential(exception, call);
        }
    }
}
