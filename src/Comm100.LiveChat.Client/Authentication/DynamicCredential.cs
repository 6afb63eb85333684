using System.Net.Http.Headers;

namespace Comm100.LiveChat.Client.Authentication;

/// <summary>A credential that a delegate returns for each request.</summary>
internal sealed class DynamicCredential(Func<LiveChatCredential> credentialProvider) : LiveChatCredential
{
    public override string ToString() => "dynamic (not shown)";

    internal override Authenticator CreateAuthenticator(AuthenticatorContext context) => new DynamicAuthenticator(credentialProvider, context);
}

/// <summary>Adds the current credential to requests. Each credential has its own authenticator, so a change of the credential discards all tokens.</summary>
internal sealed class DynamicAuthenticator : Authenticator
{
    private readonly Func<LiveChatCredential> _credentialProvider;
    private readonly AuthenticatorContext _context;
    private readonly CredentialCallback _callback;
    private readonly bool _isApplicationDelegate;
    private readonly LockObject _lock = new();
    private volatile ActiveCredential? _active;
    private long _lastInvocation;
    private long _activeInvocation;

    /// <param name="credentialProvider">Returns the current credential.</param>
    /// <param name="context">The values of the client.</param>
    /// <param name="isApplicationDelegate">Whether the application wrote the delegate, so that it can fail, block or call this client.</param>
    public DynamicAuthenticator(Func<LiveChatCredential> credentialProvider, AuthenticatorContext context, bool isApplicationDelegate = true)
    {
        _credentialProvider = credentialProvider;
        _isApplicationDelegate = isApplicationDelegate;
        _callback = new CredentialCallback(context.Stopping);

        // Requests of an earlier credential end by themselves, since calls wait for them. All of them end with the client.
        _context = context with { Stopping = _callback.Stopping };
    }

    public override bool RenewalNeedsConnection => _active?.Authenticator.RenewalNeedsConnection ?? false;

    public override ValueTask<AuthenticationHeaderValue> GetHeaderAsync(CancellationToken cancellationToken)
    {
        if (_isApplicationDelegate)
        {
            return InvokeAndGetHeaderAsync(cancellationToken);
        }

        try
        {
            return GetCurrent().GetHeaderAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            return new ValueTask<AuthenticationHeaderValue>(Task.FromException<AuthenticationHeaderValue>(exception));
        }

        async ValueTask<AuthenticationHeaderValue> InvokeAndGetHeaderAsync(CancellationToken cancellationToken) =>
            await (await GetCurrentAsync(cancellationToken).ConfigureAwait(false)).GetHeaderAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask<bool> TryRenewAsync(AuthenticationHeaderValue rejected, CancellationToken cancellationToken)
    {
        Authenticator current = _isApplicationDelegate ? await GetCurrentAsync(cancellationToken).ConfigureAwait(false) : GetCurrent();
        return await current.TryRenewAsync(rejected, cancellationToken).ConfigureAwait(false);
    }

    public override void Dispose()
    {
        _callback.Dispose();
        base.Dispose();
    }

    private Authenticator GetCurrent()
    {
        long invocation = Interlocked.Increment(ref _lastInvocation);
        return GetAuthenticator(_credentialProvider(), invocation);
    }

    private ValueTask<Authenticator> GetCurrentAsync(CancellationToken cancellationToken)
    {
        long invocation = Interlocked.Increment(ref _lastInvocation);
        return _callback.InvokeAsync(
            _ => new ValueTask<LiveChatCredential>(_credentialProvider()), credential => GetAuthenticator(credential, invocation), cancellationToken);
    }

    private Authenticator GetAuthenticator(LiveChatCredential? credential, long invocation)
    {
        if (credential is null)
        {
            throw new InvalidOperationException("The delegate of the dynamic credential returned null.");
        }

        return _active is { } active && ReferenceEquals(active.Credential, credential) ? active.Authenticator : Activate(credential, invocation);
    }

    private Authenticator Activate(LiveChatCredential credential, long invocation)
    {
        // The delegate is not invoked under the lock, so a delegate that hangs delays no other call.
        lock (_lock)
        {
            ActiveCredential? active = _active;
            if (active is not null && invocation < _activeInvocation)
            {
                // A delayed invocation must not restore a credential that has changed since.
                return active.Authenticator;
            }

            _activeInvocation = invocation;
            if (active is not null && active.Credential.IsSameAs(credential))
            {
                // The next comparison by reference succeeds again.
                _active = active with { Credential = credential };
                return active.Authenticator;
            }

            var failures = new List<string>();
            credential.Validate(_context.AllowPlainHttp, failures);
            if (failures.Count > 0)
            {
                throw new InvalidOperationException(string.Join(" ", failures));
            }

            _active = active = new ActiveCredential(credential, credential.CreateAuthenticator(_context));
            return active.Authenticator;
        }
    }

    private sealed record ActiveCredential(LiveChatCredential Credential, Authenticator Authenticator)
    {
        public override string ToString() => Credential.ToString();
    }
}
