using System.Net;
using System.Net.Http.Headers;
using Comm100.LiveChat.Client.Http;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>
/// One attempt of a call: signed with the credential, sent once, its body read whole. What is no success becomes an exception of the
/// family. A credential that the service refuses is renewed once in a call, and the request sent again with the new one.
/// </summary>
internal sealed class AttemptHandler(LiveChatPipeline pipeline, HttpMessageHandler inner, bool isVisible) : DelegatingHandler(inner)
{
    // Time enough for a body that is on its way, and little beside the time of an attempt.
    private static readonly TimeSpan s_longestRefusal = TimeSpan.FromSeconds(2);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var attempt = (AttemptRequest)request;
        CallProgress call = attempt.Call;
        HttpResponseMessage? response = null;
        int sentBefore = call.Attempts;
        try
        {
            AuthenticationHeaderValue credential = await AuthorizeAsync(call, cancellationToken).ConfigureAwait(false);
            Prepare(attempt, credential);
            response = await base.SendAsync(attempt, cancellationToken).ConfigureAwait(false);
            TakeNote(response, call);
            if (response.StatusCode == HttpStatusCode.Unauthorized && !call.HasRenewed)
            {
                response = await SendRenewedAsync(response, credential, attempt, cancellationToken).ConfigureAwait(false);
            }

            if (!response.IsSuccessStatusCode && !IsDeletedBefore(response, call))
            {
                throw LiveChatExceptions.FromAnswer(await ReadErrorAsync(response, call, cancellationToken).ConfigureAwait(false), call);
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
            Exception failure = ToFailure(exception, responseBegan: response is not null, pipeline, call, cancellationToken) ?? exception;
            if (call.Attempts > sentBefore && RetryRules.HasNotActed(failure))
            {
                call.LastRequestHasNotActed();
            }

            if (!ReferenceEquals(failure, exception))
            {
                throw failure;
            }

            throw;
        }
    }

    /// <summary>Signs a message and counts it: from here on it may arrive.</summary>
    private static void Prepare(AttemptRequest attempt, AuthenticationHeaderValue credential)
    {
        CallProgress call = attempt.Call;
        attempt.AddHeaders(credential);
        if (!call.TryCountRequest())
        {
            throw new InvalidOperationException($"{call.Operation.Description} is not sent again: an earlier attempt may have acted. Leave operations that are not idempotent out of hedging and other strategies that send again.");
        }
    }

    /// <summary>Takes note of the headers of a response, whose body has not been read yet.</summary>
    private void TakeNote(HttpResponseMessage response, CallProgress call)
    {
        call.Status = (int)response.StatusCode;
        if (call.Status == RateGate.RefusingStatus)
        {
            pipeline.CloseGate(response, call);
        }

        call.HeadersReceived?.Invoke(call);
        if (response.RequestMessage?.RequestUri is { } answered && !ReferenceEquals(answered, call.Address) && answered != call.Address)
        {
            throw LiveChatExceptions.FromFollowedRedirect(response, call);
        }
    }

    /// <summary>Sends a refused request again, with another credential.</summary>
    private async ValueTask<HttpResponseMessage> SendRenewedAsync(HttpResponseMessage refused, AuthenticationHeaderValue credential, AttemptRequest first, CancellationToken cancellationToken)
    {
        CallProgress call = first.Call;
        if (!pipeline.Authenticator.RenewsByRequest)
        {
            if (!await RenewAsync(credential, call, cancellationToken).ConfigureAwait(false))
            {
                return refused;
            }
        }
        else
        {
            // The refused response is read first, so that its connection is free for the request for a token; but not for long, should its body not come.
            using CallDeadline deadline = CallDeadline.Start(s_longestRefusal, call.Time, cancellationToken);
            ErrorAnswer error = await ErrorAnswer.ReadAsync(refused, call.Time, deadline).ConfigureAwait(false);
            refused.Dispose();
            if (!await RenewAsync(credential, call, cancellationToken).ConfigureAwait(false))
            {
                throw LiveChatExceptions.FromAnswer(error, call);
            }
        }

        refused.Dispose();

        // Each request counts against the client's own limit.
        if (first.Permit is { } permit)
        {
            await permit.EnterAsync(call, cancellationToken).ConfigureAwait(false);
        }

        AuthenticationHeaderValue renewed = await AuthorizeAsync(call, cancellationToken).ConfigureAwait(false);

        // The service has refused the first request before it acted. A failure above is the last request's own, and is noted with it.
        call.LastRequestHasNotActed();
        var attempt = new AttemptRequest(call) { Permit = first.Permit };
        Prepare(attempt, renewed);
        HttpResponseMessage response = await base.SendAsync(attempt, cancellationToken).ConfigureAwait(false);
        TakeNote(response, call);
        return response;
    }

    /// <summary>Looks at the body of a response without a result, which can be an error all the same, and lets its connection go.</summary>
    private async ValueTask<HttpResponseMessage> WithoutResultAsync(HttpResponseMessage response, CallProgress call, CancellationToken cancellationToken)
    {
        HttpContent? received = response.Content;
        if (response.IsSuccessStatusCode)
        {
            await pipeline.Reader.CheckUnreadAsync(received, call, cancellationToken).ConfigureAwait(false);
        }

        response.Content = new ResponseContent(ResponseBody.Empty, received, call, pipeline.Reader, isVisible);
        received?.Dispose();
        return response;
    }

    internal static async ValueTask<ErrorAnswer> ReadErrorAsync(HttpResponseMessage response, CallProgress call, CancellationToken cancellationToken)
    {
        using (response)
        {
            return await ErrorAnswer.ReadAsync(response, call.Time, CallDeadline.Of(cancellationToken, call.CancellationToken)).ConfigureAwait(false);
        }
    }

    // What an earlier request may have deleted is gone, which is all that was asked.
    internal static bool IsDeletedBefore(HttpResponseMessage response, CallProgress call) =>
        response.StatusCode == HttpStatusCode.NotFound && call.MayHaveActedBefore && call.Operation.Method == HttpMethod.Delete && call.IsDoneWhenGone;

    /// <summary>Makes a member of the family of what went wrong; null where it is one already, or where the end of its time has ended the attempt.</summary>
    internal static Exception? ToFailure(Exception exception, bool responseBegan, LiveChatPipeline pipeline, CallProgress call, CancellationToken cancellationToken)
    {
        switch (HandlerFailures.Unwrap(exception))
        {
            case LiveChatException failure:
                return ReferenceEquals(failure, exception) ? null : failure;
            case OperationCanceledException when cancellationToken.IsCancellationRequested:
                return exception is OperationCanceledException ? null : new OperationCanceledException(exception.Message, exception, cancellationToken);
            case HttpRequestException or IOException or InvalidDataException when cancellationToken.IsCancellationRequested:
                return new OperationCanceledException(exception.Message, exception, cancellationToken);
            default:
                return HandlerFailures.Classify(exception, responseBegan, attemptLimit: null, pipeline.HttpClientTimeout, call) is var made && !ReferenceEquals(made, exception) ? made : null;
        }
    }

    private ValueTask<AuthenticationHeaderValue> AuthorizeAsync(CallProgress call, CancellationToken cancellationToken)
    {
        // A fixed credential, the common case, costs neither a state machine nor a try block.
        ValueTask<AuthenticationHeaderValue> header = pipeline.Authenticator.GetHeaderAsync(cancellationToken);
        return header.IsCompletedSuccessfully ? header : OfCredentialAsync(header, call, cancellationToken);
    }

    private ValueTask<bool> RenewAsync(AuthenticationHeaderValue refused, CallProgress call, CancellationToken cancellationToken)
    {
        call.HasRenewed = true;
        return OfCredentialAsync(pipeline.Authenticator.TryRenewAsync(refused, cancellationToken), call, cancellationToken);
    }

    private async ValueTask<T> OfCredentialAsync<T>(ValueTask<T> credential, CallProgress call, CancellationToken cancellationToken)
    {
        try
        {
            return await credential.ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not LiveChatException && !pipeline.IsDisposed && !(exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            throw LiveChatExceptions.FromCredential(exception, call);
        }
    }
}
