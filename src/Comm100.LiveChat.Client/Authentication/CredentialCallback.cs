using Comm100.LiveChat.Client.Diagnostics;

namespace Comm100.LiveChat.Client.Authentication;

/// <summary>
/// Invokes a delegate of the application that returns a credential or a part of one. Every exception of the delegate becomes a
/// <see cref="LiveChatCredentialException"/>. A delegate that blocks or hangs delays only the call that waits for it, and ends with the client.
/// </summary>
internal sealed class CredentialCallback : IDisposable
{
    private static readonly AsyncLocal<Invocation?> s_current = new();

    private readonly CancellationTokenSource? _stop;
    private int _isDisposed;

    /// <param name="stopping">Ends running delegates, for an authenticator that another one created; otherwise a token that cannot be canceled.</param>
    public CredentialCallback(CancellationToken stopping)
    {
        _stop = stopping.CanBeCanceled ? null : new CancellationTokenSource();
        Stopping = _stop?.Token ?? stopping;
    }

    /// <summary>Ends running delegates.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>Invokes the delegate and converts the value that it returns.</summary>
    /// <exception cref="LiveChatCredentialException">The delegate failed, returned an invalid value, or calls the client that waits for it.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed while the delegate ran.</exception>
    public async ValueTask<TResult> InvokeAsync<T, TResult>(Func<CancellationToken, ValueTask<T>> callback, Func<T, TResult> convert, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        DisposedClient.ThrowIf(Stopping.IsCancellationRequested);
        ThrowIfReentrant();
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Stopping);
        CancellationToken token = linked.Token;

        // On another thread, since a delegate can block.
        Task<TResult> running = Task.Run(() => RunAsync(callback, convert, token), CancellationToken.None);
        try
        {
            return await running.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, token).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested || Stopping.IsCancellationRequested)
        {
            ApplicationComponents.Observe(running);
            throw cancellationToken.IsCancellationRequested ? new OperationCanceledException(cancellationToken) : DisposedClient.CreateException();
        }
        catch (Exception exception)
        {
            throw CreateException(exception);
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0 && _stop is not null)
        {
            _stop.Cancel();
            _stop.Dispose();
        }
    }

    private static LiveChatCredentialException CreateException(Exception cause) =>
        new("The request was not sent, because the delegate of the credential failed or returned an invalid value. See the inner exception.", cause);

    private async Task<TResult> RunAsync<T, TResult>(Func<CancellationToken, ValueTask<T>> callback, Func<T, TResult> convert, CancellationToken cancellationToken)
    {
        var invocation = new Invocation(this, s_current.Value);
        s_current.Value = invocation;
        try
        {
            return convert(await callback(cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            invocation.IsCompleted = true;
        }
    }

    // A delegate that calls its own client would be invoked again for that call, without end.
    private void ThrowIfReentrant()
    {
        for (Invocation? invocation = s_current.Value; invocation is not null; invocation = invocation.Outer)
        {
            if (ReferenceEquals(invocation.Callback, this) && !invocation.IsCompleted)
            {
                throw CreateException(new InvalidOperationException("The delegate of the credential calls the client that waits for the delegate. Use a separate client with another credential in the delegate."));
            }
        }
    }

    /// <summary>One invocation of a delegate, and the invocation that it runs inside, if any.</summary>
    private sealed class Invocation(CredentialCallback callback, Invocation? outer)
    {
        private volatile bool _isCompleted;

        public CredentialCallback Callback => callback;

        public Invocation? Outer => outer;

        public bool IsCompleted { get => _isCompleted; set => _isCompleted = value; }
    }
}
