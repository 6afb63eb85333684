using System.Text;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// The names of the fields in which <see cref="LenientRewriter"/> passes on values that a contract cannot read. They begin with random
/// characters, so that the service cannot send one.
/// </summary>
internal static class UnreadableMarkers
{
    private static readonly string s_random = Guid.NewGuid().ToString("N");

    /// <summary>The prefix of the name of a field whose value could not be read.</summary>
    public static string ValuePrefix { get; } = s_random + "v";

    /// <summary>The prefix of the name of a list with elements that could not be read.</summary>
    public static string ElementsPrefix { get; } = s_random + "e";

    /// <summary>The name of the only field in an object that stands for a value which a converter keeps as received.</summary>
    public static string KeptName { get; } = s_random + "k";

    public static byte[] ValuePrefixBytes { get; } = Encoding.UTF8.GetBytes(ValuePrefix);

    public static byte[] ElementsPrefixBytes { get; } = Encoding.UTF8.GetBytes(ElementsPrefix);

    public static byte[] KeptNameBytes { get; } = Encoding.UTF8.GetBytes(KeptName);

    public static bool IsMarker(string name) => name.StartsWith(s_random, StringComparison.Ordinal);

    public static bool IsElementsMarker(string name) => name.StartsWith(ElementsPrefix, StringComparison.Ordinal);

    /// <summary>Gets the name of the field without the marker.</summary>
    public static string RemoveMarker(string name) => name.Substring(ValuePrefix.Length);
}
