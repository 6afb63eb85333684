using Comm100.LiveChat.Client.Diagnostics;

namespace Comm100.LiveChat.Client.Authentication;

/// <summary>
/// Calls a delegate of the application that returns a credential or a part of one. Whatever the delegate throws is a
/// <see cref="LiveChatCredentialException"/>. A delegate that blocks or hangs delays only the call that waits for it, and ends with the client.
/// </summary>
internal sealed class CredentialCallback : IDisposable
{
    private static readonly AsyncLocal<Question?> s_question = new();

    private readonly CancellationTokenSource? _stop;
    private int _isDisposed;

    /// <param name="stopping">Ends running delegates, for an authenticator that another one created; a token that cannot be canceled for any other.</param>
    public CredentialCallback(CancellationToken stopping)
    {
        _stop = stopping.CanBeCanceled ? null : new CancellationTokenSource();
        Stopping = _stop?.Token ?? stopping;
    }

    /// <summary>Ends running delegates.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>Calls the delegate and converts the value that it returns.</summary>
    /// <exception cref="LiveChatCredentialException">The delegate failed, returned no usable value, or calls the client that waits for it.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed while the delegate ran.</exception>
    public async ValueTask<TResult> InvokeAsync<T, TResult>(Func<CancellationToken, ValueTask<T>> ask, Func<T, TResult> convert, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Stopping.IsCancellationRequested)
        {
            throw DisposedClient.CreateException();
        }

        CheckNotInside();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Stopping);
        CancellationToken token = ending.Token;

        // On another thread, since a delegate can block.
        Task<TResult> asked = Task.Run(() => RunAsync(ask, convert, token), CancellationToken.None);
        try
        {
            return await asked.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, token).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested || Stopping.IsCancellationRequested)
        {
            ApplicationComponents.Observe(asked);
            throw cancellationToken.IsCancellationRequested ? new OperationCanceledException(cancellationToken) : DisposedClient.CreateException();
        }
        catch (Exception exception)
        {
            throw Failed(exception);
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

    private static LiveChatCredentialException Failed(Exception cause) =>
        new("The request was not sent: the delegate of the credential failed, or returned no usable value. See the inner exception.", cause);

    private async Task<TResult> RunAsync<T, TResult>(Func<CancellationToken, ValueTask<T>> ask, Func<T, TResult> convert, CancellationToken cancellationToken)
    {
        var question = new Question(this, s_question.Value);
        s_question.Value = question;
        try
        {
            return convert(await ask(cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            question.IsOver = true;
        }
    }

    // A delegate that calls its own client would be asked again for that call, and so on without end.
    private void CheckNotInside()
    {
        for (Question? question = s_question.Value; question is not null; question = question.Outer)
        {
            if (ReferenceEquals(question.Owner, this) && !question.IsOver)
            {
                throw Failed(new InvalidOperationException("The delegate of the credential calls the client that waits for it. Give it a client of its own, with another credential."));
            }
        }
    }

    /// <summary>A call of a delegate that is running.</summary>
    private sealed class Question(CredentialCallback owner, Question? outer)
    {
        private volatile bool _isOver;

        public CredentialCallback Owner => owner;

        public Question? Outer => outer;

        public bool IsOver { get => _isOver; set => _isOver = value; }
    }
}
