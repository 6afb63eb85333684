namespace Comm100.LiveChat.Client.Testing;

/// <summary>The two known responses of the service after the daily quota of calls is used up.</summary>
public enum DailyQuotaResponse
{
    /// <summary>Status 403, with a message about the limit.</summary>
    Forbidden,

    /// <summary>Status 500, with the code 500010.</summary>
    ServerError,
}
