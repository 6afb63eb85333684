using Microsoft.Extensions.Options;

namespace Comm100.LiveChat.Client.DependencyInjection;

/// <summary>Validates the options of registered clients. The failures of a named client begin with its name.</summary>
internal sealed class ValidateLiveChatOptions : IValidateOptions<LiveChatClientOptions>
{
    public ValidateOptionsResult Validate(string? name, LiveChatClientOptions options)
    {
        var failures = new List<string>(LiveChatClientOptionsValidator.Validate(options));
        if (options.Credential is null)
        {
            failures.Add(CredentialKeys.Hint);
        }

        string prefix = string.IsNullOrEmpty(name) ? "" : $"Live Chat client '{name}': ";
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures.Select(failure => prefix + failure));
    }
}
