namespace Comm100.LiveChat.Client.Testing;

/// <summary>The two forms in which the service is known to say that the calls of the day are used up.</summary>
public enum DailyQuotaAnswer
{
    /// <summary>Status 403, with a text that speaks of the limit.</summary>
    Forbidden,

    /// <summary>Status 500, with the code 500010.</summary>
    ServerError,
}
