using System.Net;
#if !NETFRAMEWORK
using System.Runtime.CompilerServices;
#endif
using System.Runtime.ExceptionServices;
using Comm100.LiveChat.Client.Http;
using Comm100.LiveChat.Client.Serialization;
using Polly;
using Polly.Timeout;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>
/// Handles a call: checks the request before anything is sent, runs the attempts in the Polly pipeline, and reports the
/// outcome to telemetry. Each attempt goes through the inner handler, the <see cref="AttemptHandler"/>.
/// </summary>
internal sealed class CallHandler(LiveChatPipeline pipeline, AttemptHandler attempts, CallSettings settings, bool isVisible) : DelegatingHandler(attempts)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        CallContext call = pipeline.Begin(request, settings, mayHaveHeaders: isVisible, cancellationToken);
        DisposedClient.ThrowIf(pipeline.IsDisposed);
        cancellationToken.ThrowIfCancellationRequested();
        pipeline.Telemetry.Start(call);
        Outcome<HttpResponseMessage> outcome;
        ResilienceContext context = CallResilience.Rent(call);
        try
        {
            outcome = await pipeline.Resilience
                .ExecuteOutcomeAsync(static (context, state) => state.Handler.AttemptAsync(state.Call, context), context, new Attempt(this, call))
                .ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A strategy of the application can throw an exception instead of returning an outcome.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            outcome = Outcome.FromException<HttpResponseMessage>(exception);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }

        if (outcome.Result is { } response && TryComplete(response, call, request))
        {
            response.RequestMessage = request;
            return response;
        }

        if (call.Failure is null)
        {
            call.Failure = ToFailure(outcome.Exception!, call);
            if (call.Failure is LiveChatException)
            {
                TryObserve(call, request);
            }
        }

        pipeline.Telemetry.Stop(call);
        if (call.Failure is OperationCanceledException cancellation && !cancellationToken.IsCancellationRequested)
        {
            RefitExceptions.Remember(request, cancellation);
        }

        ExceptionDispatchInfo.Capture(call.Failure).Throw();
        throw call.Failure;
    }

#if !NETFRAMEWORK
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
#endif
    private async ValueTask<Outcome<HttpResponseMessage>> AttemptAsync(CallContext call, ResilienceContext context)
    {
        try
        {
            var attempt = new AttemptRequestMessage(call) { RateLimitPermit = pipeline.Limiter is null ? null : RateLimitStrategy.GetPermit(context) };
            return Outcome.FromResult(await base.SendAsync(attempt, context.CancellationToken).ConfigureAwait(false));
        }
#pragma warning disable CA1031 // The exception becomes the outcome of the attempt.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Outcome.FromException<HttpResponseMessage>(exception);
        }
    }

    /// <summary>
    /// Completes a call that has no result to read; otherwise the content completes it when it is read. Returns false if the result is missing, or if the observer of
    /// the response throws an exception.
    /// </summary>
    private bool TryComplete(HttpResponseMessage response, CallContext call, HttpRequestMessage request)
    {
        // Hedging can receive several responses.
        call.Response = response;
        if (!TryObserve(call, request))
        {
            response.Dispose();
            return false;
        }

        if (!call.Operation.HasResult || response.Content is not ResponseContent content)
        {
            pipeline.Telemetry.Stop(call);
            return true;
        }

        if (response.StatusCode == HttpStatusCode.NoContent && call.RequiresResult)
        {
            // Refit returns null here, although the result of the method cannot be null.
            call.Failure = ResponseReader.Empty(call);
            response.Dispose();
            return false;
        }

        content.ReportTo(pipeline.Telemetry);
        return true;
    }

    /// <summary>Passes the response of a call to the method that the view has for it. Returns false if that throws an exception, which then is the outcome of the call.</summary>
    private static bool TryObserve(CallContext call, HttpRequestMessage request)
    {
        if (call.Settings.OnResponse is not { } onResponse || call.Response is not { } response)
        {
            return true;
        }

        var info = new LiveChatResponseInfo
        {
            Operation = call.Operation,
            StatusCode = response.StatusCode,
            Headers = ResponseHeaders.Copy(response.Headers, response.Content is ResponseContent content ? content.ReceivedHeaders : response.Content?.Headers),
            RequestId = ResponseHeaders.FindRequestId(response.Headers),
            Attempts = call.Attempts,
            Elapsed = call.Elapsed,
        };
        try
        {
            onResponse(info);
            return true;
        }
#pragma warning disable CA1031 // The caller gets it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            call.Failure = exception;
            RefitExceptions.Remember(request, exception);
            return false;
        }
    }

    /// <summary>Converts the exception of the Polly pipeline to the one that the caller gets.</summary>
    private Exception ToFailure(Exception exception, CallContext call)
    {
        switch (exception)
        {
            case LiveChatException failure:
                return failure.WithCall(call);
            case TimeoutRejectedException rejection:
                return ExceptionFactory.FromTimeout(exception.InnerException, rejection.Timeout, call, isStrategyLimit: rejection.Timeout != call.Settings.AttemptTimeout);
            case OperationCanceledException or ObjectDisposedException when pipeline.IsDisposed:
                return new ObjectDisposedException($"The client was disposed while {call.Operation.Description} was in progress.", exception);
            case OperationCanceledException when call.CancellationToken.IsCancellationRequested:
                return new OperationCanceledException($"{call.Operation.Description} was canceled by its caller.", exception, call.CancellationToken);
            case ExecutionRejectedException:
                return ExceptionFactory.FromRejection(exception, call);
            default:
                return exception;
        }
    }

    // A struct, because the JIT compiles Polly's generic methods specifically for it.
    private readonly struct Attempt(CallHandler handler, CallContext call)
    {
        public CallHandler Handler => handler;

        public CallContext Call => call;
    }
}
