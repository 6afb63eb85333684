using System.Net.Http.Headers;
using Comm100.LiveChat.Client.Authentication;
using Microsoft.Extensions.Options;

namespace Comm100.LiveChat.Client.DependencyInjection;

/// <summary>The credential that the options of a registered client hold at the moment: a change of the options changes it, if they are valid.</summary>
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
            _subscription = monitor.OnChange((options, changed) =>
            {
                if (string.Equals(changed ?? Options.DefaultName, name, StringComparison.Ordinal))
                {
                    _current = options.Credential ?? _current;
                }
            });
            _authenticator = new DynamicAuthenticator(() => _current, context, isOfApplication: false);
        }

        public override ValueTask<AuthenticationHeaderValue> GetHeaderAsync(CancellationToken cancellationToken) => _authenticator.GetHeaderAsync(cancellationToken);

        public override ValueTask<bool> TryRenewAsync(AuthenticationHeaderValue refused, CancellationToken cancellationToken) =>
            _authenticator.TryRenewAsync(refused, cancellationToken);

        public override void Dispose()
        {
            _subscription?.Dispose();
            _authenticator.Dispose();
            base.Dispose();
        }
    }
}
