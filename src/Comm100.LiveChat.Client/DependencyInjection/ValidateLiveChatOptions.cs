using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Comm100.LiveChat.Client.DependencyInjection;

/// <summary>
/// Validates the options of registered clients, and the sections of the configuration that they were set from. The failures of a named client begin with its
/// name.
/// </summary>
internal sealed class ValidateLiveChatOptions(IEnumerable<IConfigureOptions<LiveChatClientOptions>> configurations, IServiceProvider services)
    : IValidateOptions<LiveChatClientOptions>
{
    public ValidateOptionsResult Validate(string? name, LiveChatClientOptions options)
    {
        IReadOnlyList<string> failures = LiveChatClientOptionsValidator.Validate(options);
        ConfigureLiveChatOptions[] sections = [.. configurations.OfType<ConfigureLiveChatOptions>().Where(configuration => configuration.IsFor(name))];
        if (sections.Length > 0)
        {
            foreach (ConfigureLiveChatOptions section in sections)
            {
                failures = [.. section.GetFailures(options, failures, services.GetService<IConfiguration>())];
            }
        }
        else if (options.Credential is null)
        {
            failures = [.. failures, CredentialKeys.Hint];
        }

        string prefix = string.IsNullOrEmpty(name) ? "" : $"Live Chat client '{name}': ";
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures.Select(failure => prefix + failure));
    }
}
