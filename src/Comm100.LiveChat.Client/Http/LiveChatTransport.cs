using System.Net;
using System.Net.Http.Headers;
#if !NETSTANDARD2_0
using System.Runtime.CompilerServices;
#endif
using System.Runtime.ExceptionServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Authentication;
using Comm100.LiveChat.Client.Diagnostics;
using Comm100.LiveChat.Client.Serialization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Comm100.LiveChat.Client.Http;

/// <summary>
/// The one way for a call to go out and come back. <see cref="ExchangeAsync{T}"/> is the call: telemetry around it, and repeats
/// where they may help. <see cref="AttemptAsync{T}"/> is one attempt: admitted, signed, sent, and its answer read as JSON or
/// turned into an exception of the family. Each concern is a class of its own, called in its order.
/// </summary>
internal sealed class LiveChatTransport : IDisposable
{
    private readonly HttpClient _httpClient;
    private readonly bool _ownsHttpClient;
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private readonly TimeSpan _attemptTimeout;
    private readonly long _maxResponseBytes;
    private readonly CallTelemetry _telemetry;
    private readonly RetryPolicy _retries;
    private readonly RateGate _gate;
    private readonly Throttle? _throttle;
    private readonly Authenticator _authenticator;
    private readonly AnswerReader _answers;
    private readonly CancellationTokenSource _disposing = new();
    private readonly ILogger _logger;
    private volatile bool _isDisposed;

    /// <param name="options">Valid and frozen options.</param>
    /// <param name="httpClient">What sends the requests.</param>
    /// <param name="ownsHttpClient">Whether to dispose <paramref name="httpClient"/>.</param>
    public LiveChatTransport(LiveChatClientOptions options, HttpClient httpClient, bool ownsHttpClient)
    {
        Addresses = new RequestAddresses(options);
        _httpClient = httpClient;
        _ownsHttpClient = ownsHttpClient;
        _time = options.TimeProvider;
        _timeout = options.Timeout;
        _attemptTimeout = options.AttemptTimeout;
        _maxResponseBytes = options.MaxResponseBytes;
        _logger = options.LoggerFactory?.CreateLogger(LiveChatLog.Category) ?? NullLogger.Instance;
        _telemetry = new CallTelemetry(options.BaseAddress!, _logger);
        _gate = new RateGate(_time);
        _retries = new RetryPolicy(options, _gate, _telemetry);
        _throttle = options.HasLimit ? Throttle.Create(options) : null;
        _authenticator = options.Credential!.CreateAuthenticator(new AuthenticatorContext(httpClient, options, _logger));
        _answers = new AnswerReader(options.StrictJson, options.MaxResponseBytes, _logger);
    }

    /// <summary>What all addresses of this client share.</summary>
    public RequestAddresses Addresses { get; }

    /// <summary>Sends a request and reads its answer as JSON.</summary>
    public Task<T> SendAsync<T>(LiveChatOperation operation, RequestTarget target, byte[]? body, JsonTypeInfo<T> answer, CancellationToken cancellationToken) =>
        ExchangeAsync(operation, target, body, answer, cancellationToken);

    /// <summary>Sends a request whose answer says nothing but that it went well: its body is not read.</summary>
    public Task SendAsync(LiveChatOperation operation, RequestTarget target, byte[]? body, CancellationToken cancellationToken) =>
        ExchangeAsync<object?>(operation, target, body, answer: null, cancellationToken);

    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _disposing.Cancel();
        _authenticator.Dispose();
        if (_ownsHttpClient)
        {
            _httpClient.Dispose();
        }

        _throttle?.Dispose();
    }

    private async Task<T> ExchangeAsync<T>(LiveChatOperation operation, RequestTarget target, byte[]? body, JsonTypeInfo<T>? answer, CancellationToken cancellationToken)
    {
        Argument.NotDisposed(_isDisposed, nameof(LiveChatClient));
        cancellationToken.ThrowIfCancellationRequested();
        var call = new Call<T>(operation, target, body, answer, _time, _timeout, cancellationToken);
        _telemetry.Start(call);
        await AttemptAsync(call).ConfigureAwait(false);
        if (call.Failure is not null && _retries.MayRepeat(call))
        {
            await RepeatAsync(call).ConfigureAwait(false);
        }

        _telemetry.Stop(call);
        if (call.Failure is not null)
        {
            ExceptionDispatchInfo.Capture(call.Failure).Throw();
        }

        return call.Result;
    }

    private async ValueTask RepeatAsync<T>(Call<T> call)
    {
        using CancellationTokenSource waiting = StartWait(call);
        await _retries.RepeatAsync(call, () => AttemptAsync(call), waiting.Token).ConfigureAwait(false);
        call.Failure = call.Failure is null ? null : ToFailure(call.Failure, call);
    }

#if !NETSTANDARD2_0
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
#endif
    private async ValueTask AttemptAsync<T>(Call<T> call)
    {
        RateGate.Pause? first = null;
        IDisposable? permit = null;
        CallDeadline deadline = default;
        bool answerBegan = false;
        call.Status = 0;
        call.Failure = null;
        try
        {
            if (_gate.IsClosed)
            {
                first = await EnterGateAsync(call).ConfigureAwait(false);
            }

            if (_throttle is not null)
            {
                permit = await EnterThrottleAsync(call, _throttle).ConfigureAwait(false);
            }

            deadline = CallDeadline.Start(LimitOfAttempt(call), _time, call.CancellationToken);
            while (true)
            {
                using HttpRequestMessage request = RequestMessages.Create(call.Operation, call.Target, call.Body);
                AuthenticationHeaderValue header = await AuthorizeAsync(call, deadline).ConfigureAwait(false);
                request.Headers.Authorization = header;

                call.Attempts++;
                answerBegan = false;
                using HttpResponseMessage response = await _httpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token).ConfigureAwait(false);
                answerBegan = true;
                call.Status = (int)response.StatusCode;
                if (first is not null && call.Status != RateGate.RefusingStatus)
                {
                    _gate.Leave(first, isRefused: false);
                    first = null;
                }

                if (response.RequestMessage?.RequestUri is { } answered && !ReferenceEquals(answered, call.Target.Address) && answered != call.Target.Address)
                {
                    throw LiveChatExceptions.FromFollowedRedirect(response, call);
                }

                if (response.IsSuccessStatusCode)
                {
                    if (call.Answer is null)
                    {
                        await _answers.CheckUnreadAsync(response.Content, call, deadline.Token).ConfigureAwait(false);
                        return;
                    }

                    using ResponseBody content = await ResponseBody.ReadAsync(response.Content, _maxResponseBytes, deadline.Token).ConfigureAwait(false);
                    call.Result = _answers.Read(content, response.Content, call.Answer, call.Target.AnswerOffset, call, deadline.Token);
                    return;
                }

                if (response.StatusCode == HttpStatusCode.Unauthorized && !call.HasRenewed && await RenewAsync(header, call, deadline).ConfigureAwait(false))
                {
                    continue;
                }

                if (IsDeletedBefore(response, call))
                {
                    return;
                }

                throw LiveChatExceptions.FromAnswer(await ErrorAnswer.ReadAsync(response, _time, deadline).ConfigureAwait(false), call);
            }
        }
#pragma warning disable CA1031 // Nothing is swallowed: what goes wrong, a mistake in a handler of the caller's own included, is the outcome of the attempt.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            call.Failure = ToFailure(exception, call, deadline, answerBegan);
            CloseGate(call.Failure as LiveChatRateLimitException, first, call);
        }
        finally
        {
            deadline.Dispose();
            permit?.Dispose();
        }
    }

    /// <summary>Makes of what went wrong what the caller gets.</summary>
    private Exception ToFailure(Exception exception, CallProgress call, CallDeadline deadline = default, bool answerBegan = false)
    {
        switch (HandlerFailures.Unwrap(exception))
        {
            case OperationCanceledException when call.CancellationToken.IsCancellationRequested:
                return new OperationCanceledException($"{call.Operation.Description} was cancelled by its caller.", exception, call.CancellationToken);
            case OperationCanceledException or ObjectDisposedException when _isDisposed && !deadline.IsOver:
                return new ObjectDisposedException($"The client was disposed while {call.Operation.Description} was under way.", exception);
            default:
                return HandlerFailures.Classify(exception, answerBegan, deadline.IsOver ? _attemptTimeout : null, _httpClient.Timeout, call);
        }
    }

    // What an earlier attempt has deleted is gone, which is all that was asked.
    private static bool IsDeletedBefore<T>(HttpResponseMessage response, Call<T> call) =>
        response.StatusCode == HttpStatusCode.NotFound && call.Repeats > 0 && call.Operation.Method == HttpMethod.Delete
        && (call.Answer is null || typeof(T) == typeof(JsonElement));

    private TimeSpan LimitOfAttempt(CallProgress call)
    {
        TimeSpan remaining = call.Remaining;
        if (remaining <= TimeSpan.Zero)
        {
            throw LiveChatExceptions.FromTimeout(cause: null, _timeout, call);
        }

        return _attemptTimeout == Timeout.InfiniteTimeSpan || remaining < _attemptTimeout ? remaining : _attemptTimeout;
    }

    /// <summary>Waits are ended by the caller, and by the end of the client.</summary>
    private CancellationTokenSource StartWait(CallProgress call) => CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken, _disposing.Token);

    private async ValueTask<RateGate.Pause?> EnterGateAsync(CallProgress call)
    {
        TimeSpan before = call.Elapsed;
        using CancellationTokenSource waiting = StartWait(call);
        RateGate.Pause? first = await _gate.EnterAsync(call, waiting.Token).ConfigureAwait(false);
        _telemetry.AddWait(call, call.Elapsed - before, CallTelemetry.RateLimitWait);
        return first;
    }

    private async ValueTask<IDisposable> EnterThrottleAsync(CallProgress call, Throttle throttle)
    {
        TimeSpan before = call.Elapsed;
        using CancellationTokenSource waiting = StartWait(call);
        IDisposable permit = await throttle.EnterAsync(call, waiting.Token).ConfigureAwait(false);
        _telemetry.AddWait(call, call.Elapsed - before, CallTelemetry.LimiterWait);
        return permit;
    }

    /// <summary>Closes the gate after a refusal; and tells it that the call has ended which it let through first.</summary>
    private void CloseGate(LiveChatRateLimitException? refusal, RateGate.Pause? first, CallProgress call)
    {
        TimeSpan pause = refusal is null ? TimeSpan.Zero : _retries.PauseFor(refusal, call);
        if (pause > TimeSpan.Zero)
        {
            _gate.Close(pause);
            LiveChatLog.Paused(_logger, call.Operation.Id, pause.TotalSeconds);
        }

        if (first is not null)
        {
            _gate.Leave(first, isRefused: pause > TimeSpan.Zero);
        }
    }

    private ValueTask<AuthenticationHeaderValue> AuthorizeAsync(CallProgress call, CallDeadline deadline)
    {
        // A fixed credential, the common case, costs neither a state machine nor a try block.
        ValueTask<AuthenticationHeaderValue> header = _authenticator.GetHeaderAsync(deadline.Token);
        return header.IsCompletedSuccessfully ? header : OfCredentialAsync(header, call, deadline);
    }

    private ValueTask<bool> RenewAsync(AuthenticationHeaderValue refused, CallProgress call, CallDeadline deadline)
    {
        call.HasRenewed = true;
        return OfCredentialAsync(_authenticator.TryRenewAsync(refused, deadline.Token), call, deadline);
    }

    private async ValueTask<T> OfCredentialAsync<T>(ValueTask<T> answer, CallProgress call, CallDeadline deadline)
    {
        try
        {
            return await answer.ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not LiveChatException && !_isDisposed && !(exception is OperationCanceledException && deadline.Token.IsCancellationRequested))
        {
            throw LiveChatExceptions.FromCredential(exception, call);
        }
    }
}
