using System.Globalization;
using Comm100.LiveChat.Client;

namespace Quickstart;

/// <summary>What the environment says about the service to use: all of it, or nothing and so the fake.</summary>
internal sealed record ServiceSettings(LiveChatClientOptions? RealService, long? CampaignId)
{
    private const string BaseAddress = "LIVECHAT_BASE_ADDRESS";
    private const string Email = "LIVECHAT_EMAIL";
    private const string ApiKey = "LIVECHAT_API_KEY";
    private const string Campaign = "LIVECHAT_CAMPAIGN_ID";

    private static readonly string[] s_together = [BaseAddress, Email, ApiKey];

    /// <exception cref="SettingsException">Only some of the variables are set, or one is not valid.</exception>
    public static ServiceSettings FromEnvironment()
    {
        string[] missing = [.. s_together.Where(name => Variable(name) is null)];
        if (missing.Length == s_together.Length)
        {
            return new ServiceSettings(RealService: null, CampaignId: null);
        }

        if (missing.Length > 0)
        {
            throw new SettingsException(
                $"Not set: {string.Join(", ", missing)}. Set {string.Join(", ", s_together)} together for a real service, or none of them for the fake.");
        }

        if (!Uri.TryCreate(Variable(BaseAddress), UriKind.Absolute, out Uri? address))
        {
            throw new SettingsException($"{BaseAddress} must be an address such as https://hosted.comm100.com.");
        }

        try
        {
            var options = new LiveChatClientOptions
            {
                BaseAddress = address,
                Credential = LiveChatCredential.ApiKey(Variable(Email)!, Variable(ApiKey)!),
            };

            // A client checks its options when it is made, so a wrong one is told before the first step.
            using var check = new LiveChatClient(options);
            return new ServiceSettings(options, CampaignIdFromEnvironment());
        }
        catch (ArgumentException exception)
        {
            throw new SettingsException($"The settings are not valid. {exception.Message}", exception);
        }
    }

    private static long? CampaignIdFromEnvironment() => Variable(Campaign) switch
    {
        null => null,
        { } text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id) => id,
        _ => throw new SettingsException($"{Campaign} must be a whole number."),
    };

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}

/// <summary>The environment does not say which service to use.</summary>
internal sealed class SettingsException(string message, Exception? innerException = null) : Exception(message, innerException);
