using System.Globalization;
using Comm100.LiveChat.Client;

namespace Quickstart;

/// <summary>Reads the service to use from environment variables. Without them, the fake is used.</summary>
internal sealed record ServiceSettings(LiveChatClientOptions? RealService, long? CampaignId)
{
    private const string BaseAddress = "LIVECHAT_BASE_ADDRESS";
    private const string Email = "LIVECHAT_EMAIL";
    private const string ApiKey = "LIVECHAT_API_KEY";
    private const string Campaign = "LIVECHAT_CAMPAIGN_ID";

    private static readonly string[] s_variables = [BaseAddress, Email, ApiKey];

    /// <exception cref="SettingsException">Only some of the variables are set, or one is not valid.</exception>
    public static ServiceSettings FromEnvironment()
    {
        string[] missing = [.. s_variables.Where(name => GetVariable(name) is null)];
        if (missing.Length == s_variables.Length)
        {
            return new ServiceSettings(RealService: null, CampaignId: null);
        }

        if (missing.Length > 0)
        {
            throw new SettingsException(
                $"Not set: {string.Join(", ", missing)}. Set {string.Join(", ", s_variables)} together for a real service, or none of them for the fake.");
        }

        if (!Uri.TryCreate(GetVariable(BaseAddress), UriKind.Absolute, out Uri? address))
        {
            throw new SettingsException($"{BaseAddress} must be an address such as https://hosted.comm100.com.");
        }

        try
        {
            var options = new LiveChatClientOptions
            {
                BaseAddress = address,
                Credential = LiveChatCredential.ApiKey(GetVariable(Email)!, GetVariable(ApiKey)!),
            };

            // A client validates its options when it is created, so an invalid one is reported before the first step.
            using var check = new LiveChatClient(options);
            return new ServiceSettings(options, GetCampaignId());
        }
        catch (ArgumentException exception)
        {
            throw new SettingsException($"The settings are not valid. {exception.Message}", exception);
        }
    }

    private static long? GetCampaignId() => GetVariable(Campaign) switch
    {
        null => null,
        { } text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id) => id,
        _ => throw new SettingsException($"{Campaign} must be a whole number."),
    };

    private static string? GetVariable(string name) =>
        Environment.GetEnvironmentVariable(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}

/// <summary>An environment variable is missing or not valid.</summary>
internal sealed class SettingsException(string message, Exception? innerException = null) : Exception(message, innerException);
