using System.Net.Http.Headers;
using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Authentication;
using Comm100.LiveChat.Client.Diagnostics;
using Comm100.LiveChat.Client.Serialization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Comm100.LiveChat.Client.Http;

/// <summary>
/// The one way for a call to go out and come back: a request is made, signed and sent, and its answer is read as JSON or
/// becomes an exception of the family. Concerns of a call are called from <see cref="ExchangeAsync{T}"/>, in their order.
/// </summary>
internal sealed class LiveChatTransport : IDisposable
{
    private readonly HttpClient _httpClient;
    private readonly bool _ownsHttpClient;
    private readonly Authenticator _authenticator;
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private readonly long _maxResponseBytes;
    private readonly AnswerReader _answers;
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
        _maxResponseBytes = options.MaxResponseBytes;
        ILogger logger = options.LoggerFactory?.CreateLogger(LiveChatLog.Category) ?? NullLogger.Instance;
        _authenticator = options.Credential!.CreateAuthenticator(new AuthenticatorContext(httpClient, options, logger));
        _answers = new AnswerReader(options.StrictJson, logger);
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
        _isDisposed = true;
        if (_ownsHttpClient)
        {
            _httpClient.Dispose();
        }
    }

    private async Task<T> ExchangeAsync<T>(LiveChatOperation operation, RequestTarget target, byte[]? body, JsonTypeInfo<T>? answer, CancellationToken cancellationToken)
    {
        Argument.NotDisposed(_isDisposed, nameof(LiveChatClient));
        cancellationToken.ThrowIfCancellationRequested();
        var progress = new CallProgress(operation, _time);
        using CallDeadline deadline = CallDeadline.Start(_timeout, _time, cancellationToken);
        bool answerBegan = false;
        try
        {
            using HttpRequestMessage request = RequestMessages.Create(operation, target, body);
            request.Headers.Authorization = await AuthorizeAsync(progress, deadline).ConfigureAwait(false);

            progress.Attempts++;
            using HttpResponseMessage response = await _httpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token).ConfigureAwait(false);
            answerBegan = true;
            if (response.RequestMessage?.RequestUri is { } answered && !ReferenceEquals(answered, target.Address) && answered != target.Address)
            {
                throw LiveChatExceptions.FromFollowedRedirect(response, progress);
            }

            if (!response.IsSuccessStatusCode)
            {
                throw LiveChatExceptions.FromAnswer(await ErrorAnswer.ReadAsync(response, _time, deadline).ConfigureAwait(false), progress);
            }

            if (answer is null)
            {
                return default!;
            }

            using ResponseBody content = await ResponseBody.ReadAsync(response.Content, _maxResponseBytes, deadline.Token).ConfigureAwait(false);
            return _answers.Read(content, response.Content, answer, target.AnswerOffset, progress);
        }
        catch (OperationCanceledException exception) when (deadline.IsCancelledByCaller)
        {
            throw new OperationCanceledException($"{operation.Description} was cancelled by its caller.", exception, cancellationToken);
        }
        catch (OperationCanceledException exception) when (_isDisposed && !deadline.IsOver)
        {
            throw new ObjectDisposedException($"The client was disposed while {operation.Description} was under way.", exception);
        }
        catch (OperationCanceledException exception)
        {
            throw LiveChatExceptions.FromTimeout(exception, deadline.IsOver ? _timeout : null, progress);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
        {
            throw LiveChatExceptions.FromLostConnection(exception, answerBegan, progress);
        }
    }

    private ValueTask<AuthenticationHeaderValue> AuthorizeAsync(CallProgress progress, CallDeadline deadline)
    {
        // A fixed credential, the common case, costs neither a state machine nor a try block.
        ValueTask<AuthenticationHeaderValue> header = _authenticator.GetHeaderAsync(deadline.Token);
        return header.IsCompletedSuccessfully ? header : AwaitedAsync(header, progress, deadline);

        static async ValueTask<AuthenticationHeaderValue> AwaitedAsync(ValueTask<AuthenticationHeaderValue> header, CallProgress progress, CallDeadline deadline)
        {
            try
            {
                return await header.ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not LiveChatException && !(exception is OperationCanceledException && deadline.Token.IsCancellationRequested))
            {
                throw LiveChatExceptions.FromCredential(exception, progress);
            }
        }
    }
}
