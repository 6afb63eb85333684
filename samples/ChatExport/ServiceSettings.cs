using Comm100.LiveChat.Client;

namespace ChatExport;

/// <summary>Reads the service to use from environment variables. Without them, the fake is used.</summary>
internal static class ServiceSettings
{
    private const string BaseAddress = "LIVECHAT_BASE_ADDRESS";
    private const string Email = "LIVECHAT_EMAIL";
    private const string ApiKey = "LIVECHAT_API_KEY";

    private static readonly string[] s_variables = [BaseAddress, Email, ApiKey];

    /// <summary>Reads the options for the real service; null to use the fake.</summary>
    /// <exception cref="ExportException">Only some of the variables are set, or one is not valid.</exception>
    public static LiveChatClientOptions? FromEnvironment()
    {
        string[] missing = [.. s_variables.Where(name => GetVariable(name) is null)];
        if (missing.Length == s_variables.Length)
        {
            return null;
        }

        if (missing.Length > 0)
        {
            throw new ExportException(
                $"Not set: {string.Join(", ", missing)}. Set {string.Join(", ", s_variables)} together for a real service, or none of them for the fake.");
        }

        return Uri.TryCreate(GetVariable(BaseAddress), UriKind.Absolute, out Uri? address)
            ? new LiveChatClientOptions { BaseAddress = address, Credential = LiveChatCredential.ApiKey(GetVariable(Email)!, GetVariable(ApiKey)!) }
            : throw new ExportException($"{BaseAddress} must be an address such as https://hosted.comm100.com.");
    }

    private static string? GetVariable(string name) =>
        Environment.GetEnvironmentVariable(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
