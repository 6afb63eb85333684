using System.Net.Http.Headers;

namespace Comm100.LiveChat.Client.Authentication;

/// <summary>A credential that a delegate gives, asked for each request.</summary>
internal sealed class DynamicCredential(Func<LiveChatCredential> current) : LiveChatCredential
{
    public override string ToString() => "changing (not shown)";

    internal override Authenticator CreateAuthenticator(AuthenticatorContext context) => new DynamicAuthenticator(current, context);
}

/// <summary>Signs with the credential of the moment. Each credential has an authenticator of its own, so a change leaves all tokens behind.</summary>
internal sealed class DynamicAuthenticator : Authenticator
{
    private readonly Func<LiveChatCredential> _credential;
    private readonly AuthenticatorContext _context;
    private readonly CredentialCallback _delegate;
    private readonly bool _isOfApplication;
    private readonly LockObject _lock = new();
    private volatile Signer? _signer;
    private long _questions;
    private long _answered;

    /// <param name="credential">Returns the current credential.</param>
    /// <param name="context">What the authenticator needs of its client.</param>
    /// <param name="isOfApplication">Whether the delegate is the application's, so that it can fail, block or call this client.</param>
    public DynamicAuthenticator(Func<LiveChatCredential> credential, AuthenticatorContext context, bool isOfApplication = true)
    {
        _credential = credential;
        _isOfApplication = isOfApplication;
        _delegate = new CredentialCallback(context.Stopping);

        // What an earlier credential has under way may end by itself, since calls wait for it; all ends with the client.
        _context = context with { Stopping = _delegate.Stopping };
    }

    public override bool RenewalNeedsConnection => _signer?.Authenticator.RenewalNeedsConnection ?? false;

    public override ValueTask<AuthenticationHeaderValue> GetHeaderAsync(CancellationToken cancellationToken)
    {
        if (_isOfApplication)
        {
            return InvokeAsync(cancellationToken);
        }

        try
        {
            return Current().GetHeaderAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            return new ValueTask<AuthenticationHeaderValue>(Task.FromException<AuthenticationHeaderValue>(exception));
        }

        async ValueTask<AuthenticationHeaderValue> InvokeAsync(CancellationToken cancellationToken) =>
            await (await CurrentAsync(cancellationToken).ConfigureAwait(false)).GetHeaderAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask<bool> TryRenewAsync(AuthenticationHeaderValue refused, CancellationToken cancellationToken)
    {
        Authenticator current = _isOfApplication ? await CurrentAsync(cancellationToken).ConfigureAwait(false) : Current();
        return await current.TryRenewAsync(refused, cancellationToken).ConfigureAwait(false);
    }

    public override void Dispose()
    {
        _delegate.Dispose();
        base.Dispose();
    }

    private Authenticator Current()
    {
        long question = Interlocked.Increment(ref _questions);
        return Use(_credential(), question);
    }

    private ValueTask<Authenticator> CurrentAsync(CancellationToken cancellationToken)
    {
        long question = Interlocked.Increment(ref _questions);
        return _delegate.InvokeAsync(_ => new ValueTask<LiveChatCredential>(_credential()), credential => Use(credential, question), cancellationToken);
    }

    private Authenticator Use(LiveChatCredential? credential, long question)
    {
        if (credential is null)
        {
            throw new InvalidOperationException("The delegate of the changing credential returned null.");
        }

        return _signer is { } current && ReferenceEquals(current.Credential, credential) ? current.Authenticator : Change(credential, question);
    }

    private Authenticator Change(LiveChatCredential credential, long question)
    {
        // The delegate is not called under the lock: one that hangs delays no other call.
        lock (_lock)
        {
            Signer? signer = _signer;
            if (signer is not null && question < _answered)
            {
                // A caller that was delayed must not restore a credential that has changed since.
                return signer.Authenticator;
            }

            _answered = question;
            if (signer is not null && signer.Credential.IsSameAs(credential))
            {
                // From now on the comparison by reference is enough again.
                _signer = signer with { Credential = credential };
                return signer.Authenticator;
            }

            var failures = new List<string>();
            credential.Validate(_context.AllowPlainHttp, failures);
            if (failures.Count > 0)
            {
                throw new InvalidOperationException(string.Join(" ", failures));
            }

            _signer = signer = new Signer(credential, credential.CreateAuthenticator(_context));
            return signer.Authenticator;
        }
    }

    private sealed record Signer(LiveChatCredential Credential, Authenticator Authenticator)
    {
        public override string ToString() => Credential.ToString();
    }
}
