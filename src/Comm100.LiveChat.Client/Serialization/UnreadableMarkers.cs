using System.Text;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// The names by which the lenient reading hands values past a contract that cannot read them. They begin with random characters, so that no
/// service can send one.
/// </summary>
internal static class UnreadableMarkers
{
    private static readonly string s_random = Guid.NewGuid().ToString("N");

    /// <summary>Begins the name of a property whose value could not be read.</summary>
    public static string Value { get; } = s_random + "v";

    /// <summary>Begins the name of a property whose list has elements that could not be read.</summary>
    public static string Elements { get; } = s_random + "e";

    /// <summary>The only name in an object that stands for a value which a converter is to keep as it came.</summary>
    public static string Kept { get; } = s_random + "k";

    public static byte[] ValueBytes { get; } = Encoding.UTF8.GetBytes(Value);

    public static byte[] ElementsBytes { get; } = Encoding.UTF8.GetBytes(Elements);

    public static byte[] KeptBytes { get; } = Encoding.UTF8.GetBytes(Kept);

    public static bool IsMarker(string name) => name.StartsWith(s_random, StringComparison.Ordinal);

    public static bool IsElements(string name) => name.StartsWith(Elements, StringComparison.Ordinal);

    /// <summary>The name of the property that a marked name is about.</summary>
    public static string NameOf(string marked) => marked.Substring(Value.Length);
}
