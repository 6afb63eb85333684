using System.Globalization;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Internal;

namespace Comm100.LiveChat.Client.Testing.Observed;

/// <summary>The ids of chats and offline messages: integers, integers in strings, and GUIDs. An id always has the same form.</summary>
internal sealed class ObservedIds
{
    private readonly int _seed;

    public ObservedIds(int seed)
    {
        _seed = seed;
    }

    public JsonNode Write(long id) => new SeededRandom(_seed, "observed.id", id).Next(3) switch
    {
        0 => id,
        1 => id.ToString(CultureInfo.InvariantCulture),
        _ => CreateGuid(id),
    };

    /// <summary>Converts an id in a path to the id in the data; returns any other string unchanged.</summary>
    public string Read(string key)
    {
        if (!Guid.TryParseExact(key, "D", out _)
            || !long.TryParse(key.AsSpan(key.LastIndexOf('-') + 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long id))
        {
            return key;
        }

        return string.Equals(key, CreateGuid(id), StringComparison.OrdinalIgnoreCase) ? id.ToString(CultureInfo.InvariantCulture) : key;
    }

    // The last group contains the number, so no mapping has to be stored.
    private string CreateGuid(long id)
    {
        var random = new SeededRandom(_seed, "observed.guid", id);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{random.Next(int.MaxValue):x8}-{random.Next(0x10000):x4}-4{random.Next(0x1000):x3}-8{random.Next(0x1000):x3}-{id:x12}");
    }
}
