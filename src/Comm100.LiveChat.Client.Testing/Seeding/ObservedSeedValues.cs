namespace Comm100.LiveChat.Client.Testing.Seeding;

/// <summary>What a service counts in another unit than the document from the beginning: this is what data means, so no form of an answer can show it.</summary>
internal static class ObservedSeedValues
{
    private static readonly Dictionary<string, string[]> s_columns = new(StringComparer.Ordinal)
    {
        // Minutes in the document, seconds here.
        ["ChatWindow.advanced.timeAutoEndChatWhenVisitorInactivity"] = ["600", "900", "1200"],
    };

    public static string? At(string place, string path, int ordinal) =>
        s_columns.TryGetValue($"{place}.{path}", out string[]? column) ? column[ordinal % column.Length] : null;
}
