using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Comm100.LiveChat.Client.DependencyInjection;

/// <summary>
/// Sets the options of one client from a section of the configuration. It uses no reflection. An unknown key or an invalid value is an error that names the
/// full path of the key.
/// </summary>
internal sealed class ConfigureLiveChatOptions(string clientName, IConfiguration section) : IConfigureNamedOptions<LiveChatClientOptions>
{
    public void Configure(LiveChatClientOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, LiveChatClientOptions options)
    {
        if (!string.Equals(name, clientName, StringComparison.Ordinal))
        {
            return;
        }

        var failures = new List<string>();
        OptionKeys.Read(section, options, OptionKeys.Client, failures);
        if (CredentialKeys.Read(section, failures) is { } credential)
        {
            options.Credential = credential;
        }

        if (failures.Count > 0)
        {
            throw new OptionsValidationException(clientName, typeof(LiveChatClientOptions), failures);
        }
    }
}
