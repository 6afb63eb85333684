using Microsoft.Extensions.Options;

namespace Comm100.LiveChat.Client.DependencyInjection;

/// <summary>Validates options of registered clients, and names the client where there are several.</summary>
internal sealed class ValidateLiveChatOptions : IValidateOptions<LiveChatClientOptions>
{
    public ValidateOptionsResult Validate(string? name, LiveChatClientOptions options)
    {
        IReadOnlyList<string> failures = LiveChatClientOptionsValidator.Validate(options);
        string prefix = string.IsNullOrEmpty(name) ? "" : $"Live-chat client '{name}': ";
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures.Select(failure => prefix + failure));
    }
}
