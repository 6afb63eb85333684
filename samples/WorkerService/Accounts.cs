namespace WorkerService;

/// <summary>The accounts of the sample. Each one has a section of the configuration, such as <c>LiveChat:europe</c>.</summary>
internal static class Accounts
{
    public const string Europe = "europe";

    public const string America = "america";

    public static IReadOnlyList<string> All { get; } = [Europe, America];

    public static string GetSection(string account) => "LiveChat:" + account;
}
