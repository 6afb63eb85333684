namespace Comm100.LiveChat.Client.Testing.Webhooks;

/// <summary>The names of events in the JSON of a delivery. A webhook is registered with another name, such as <c>chatEnded</c>.</summary>
internal static class WebhookNames
{
    public const string OfflineMessageSubmitted = "offline_message_submitted";
    public const string ChatStarted = "chat_started";
    public const string ChatEnded = "chat_ended";
    public const string ChatWrappedUp = "chat_wrapped_up";
    public const string ChatRequested = "chat_requested";
    public const string ChatTransferred = "chat_transferred";

    private static readonly string[] s_known = [OfflineMessageSubmitted, ChatStarted, ChatEnded, ChatWrappedUp, ChatRequested, ChatTransferred];

    /// <summary>Gets the name in the JSON for either name of an event, in any letter case; an unknown name is returned unchanged.</summary>
    public static string GetJsonName(string name) => Array.Find(s_known, known => AreSame(known, name)) ?? name;

    /// <summary>Whether two names mean the same event.</summary>
    public static bool AreSame(string first, string second) =>
        string.Equals(RemoveUnderscores(first), RemoveUnderscores(second), StringComparison.OrdinalIgnoreCase);

    private static string RemoveUnderscores(string name) => name.Replace("_", "", StringComparison.Ordinal);
}
