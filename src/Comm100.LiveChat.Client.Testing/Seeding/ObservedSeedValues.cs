namespace Comm100.LiveChat.Client.Testing.Seeding;

/// <summary>Initial values that running services store in another unit than documented. The unit is part of the stored data, so a different response format cannot express it.</summary>
internal static class ObservedSeedValues
{
    private static readonly Dictionary<string, string[]> s_columns = new(StringComparer.Ordinal)
    {
        // Minutes in the document, seconds here.
        ["ChatWindow.advanced.timeAutoEndChatWhenVisitorInactivity"] = ["600", "900", "1200"],
    };

    public static string? Find(string prefix, string path, int ordinal) =>
        s_columns.TryGetValue($"{prefix}.{path}", out string[]? column) ? column[ordinal % column.Length] : null;
}
