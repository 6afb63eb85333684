using System.Net.Http.Headers;

namespace Comm100.LiveChat.Client.Authentication;

/// <summary>A credential that a delegate gives, asked for each request.</summary>
internal sealed class ChangingCredential(Func<LiveChatCredential> current) : LiveChatCredential
{
    public override string ToString() => "changing (not shown)";

    internal override Authenticator CreateAuthenticator(AuthenticatorContext context) => new ChangingAuthenticator(current, context);
}

/// <summary>Signs with the credential of the moment. Each credential has an authenticator of its own, so a change leaves all tokens behind.</summary>
internal sealed class ChangingAuthenticator : Authenticator
{
    private readonly Func<LiveChatCredential> _credential;
    private readonly AuthenticatorContext _context;
    private readonly CancellationTokenSource? _stop;
    private readonly LockObject _lock = new();
    private volatile Signer? _signer;
    private int _isDisposed;

    public ChangingAuthenticator(Func<LiveChatCredential> credential, AuthenticatorContext context)
    {
        _credential = credential;
        _stop = context.Stopping.CanBeCanceled ? null : new CancellationTokenSource();

        // What an earlier credential has under way may end by itself, since calls wait for it; all ends with the client.
        _context = _stop is null ? context : context with { Stopping = _stop.Token };
    }

    public override bool RenewsByRequest => _signer?.Authenticator.RenewsByRequest ?? false;

    public override ValueTask<AuthenticationHeaderValue> GetHeaderAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Current().GetHeaderAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            return new ValueTask<AuthenticationHeaderValue>(Task.FromException<AuthenticationHeaderValue>(exception));
        }
    }

    public override async ValueTask<bool> TryRenewAsync(AuthenticationHeaderValue refused, CancellationToken cancellationToken) =>
        await Current().TryRenewAsync(refused, cancellationToken).ConfigureAwait(false);

    public override void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            _stop?.Cancel();
            _stop?.Dispose();
        }

        base.Dispose();
    }

    private Authenticator Current()
    {
        Signer? signer = _signer;
        return signer is not null && ReferenceEquals(signer.Credential, Ask()) ? signer.Authenticator : Change();
    }

    private Authenticator Change()
    {
        lock (_lock)
        {
            // Asked again, since a caller that was held up must not bring back what has changed since.
            LiveChatCredential credential = Ask();
            Signer? signer = _signer;
            if (signer is not null && signer.Credential.IsSameAs(credential))
            {
                // From now on the comparison by reference is enough again.
                _signer = signer with { Credential = credential };
                return signer.Authenticator;
            }

            var failures = new List<string>();
            credential.Validate(_context.Options, failures);
            if (failures.Count > 0)
            {
                throw new InvalidOperationException(string.Join(" ", failures));
            }

            _signer = signer = new Signer(credential, credential.CreateAuthenticator(_context));
            return signer.Authenticator;
        }
    }

    private LiveChatCredential Ask() => _credential() ?? throw new InvalidOperationException("The delegate of the changing credential gave null.");

    private sealed record Signer(LiveChatCredential Credential, Authenticator Authenticator)
    {
        public override string ToString() => Credential.ToString();
    }
}
