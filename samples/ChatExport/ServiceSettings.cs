using Comm100.LiveChat.Client;

namespace ChatExport;

/// <summary>What the environment says about the service to use: all of it, or nothing and so the fake.</summary>
internal static class ServiceSettings
{
    private const string BaseAddress = "LIVECHAT_BASE_ADDRESS";
    private const string Email = "LIVECHAT_EMAIL";
    private const string ApiKey = "LIVECHAT_API_KEY";

    private static readonly string[] s_together = [BaseAddress, Email, ApiKey];

    /// <summary>The options for the real service; null where the fake is to be used.</summary>
    /// <exception cref="ExportException">Only some of the variables are set, or one is not valid.</exception>
    public static LiveChatClientOptions? FromEnvironment()
    {
        string[] missing = [.. s_together.Where(name => Variable(name) is null)];
        if (missing.Length == s_together.Length)
        {
            return null;
        }

        if (missing.Length > 0)
        {
            throw new ExportException(
                $"Not set: {string.Join(", ", missing)}. Set {string.Join(", ", s_together)} together for a real service, or none of them for the fake.");
        }

        return Uri.TryCreate(Variable(BaseAddress), UriKind.Absolute, out Uri? address)
            ? new LiveChatClientOptions { BaseAddress = address, Credential = LiveChatCredential.ApiKey(Variable(Email)!, Variable(ApiKey)!) }
            : throw new ExportException($"{BaseAddress} must be an address such as https://hosted.comm100.com.");
    }

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
