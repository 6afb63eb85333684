using System.Net.Http.Headers;
using Comm100.LiveChat.Client.Authentication;
using Microsoft.Extensions.Options;

namespace Comm100.LiveChat.Client.DependencyInjection;

/// <summary>The current credential in the options of a registered client. It changes with the options, if they are valid.</summary>
internal sealed class MonitoredCredential(IOptionsMonitor<LiveChatClientOptions> monitor, string name, LiveChatCredential first) : LiveChatCredential
{
    public override string ToString() => first.ToString();

    internal override Authenticator CreateAuthenticator(AuthenticatorContext context) => new MonitoredAuthenticator(monitor, name, first, context);

    private sealed class MonitoredAuthenticator : Authenticator
    {
        private readonly DynamicAuthenticator _authenticator;
        private readonly IDisposable? _subscription;
        private volatile LiveChatCredential _current;

        public MonitoredAuthenticator(IOptionsMonitor<LiveChatClientOptions> monitor, string name, LiveChatCredential first, AuthenticatorContext context)
        {
            _current = first;
            _subscription = monitor.OnChange((options, changedName) =>
            {
                if (string.Equals(changedName ?? Options.DefaultName, name, StringComparison.Ordinal))
                {
                    _current = options.Credential ?? _current;
                }
            });
            _authenticator = new DynamicAuthenticator(() => _current, context, isApplicationDelegate: false);
        }

        public override ValueTask<AuthenticationHeaderValue> GetHeaderAsync(CancellationToken cancellationToken) => _authenticator.GetHeaderAsync(cancellationToken);

        public override ValueTask<bool> TryRenewAsync(AuthenticationHeaderValue rejected, CancellationToken cancellationToken) =>
            _authenticator.TryRenewAsync(rejected, cancellationToken);

        public override void Dispose()
        {
            _subscription?.Dispose();
            _authenticator.Dispose();
            base.Dispose();
        }
    }
}
