namespace Comm100.LiveChat.Client.Histories;

/// <summary>Identifies the items of a history.</summary>
/// <param name="getId">Gets the id of an item; null for an item without an id.</param>
/// <param name="toJson">Writes an item as JSON, for items without an id.</param>
internal sealed class ItemIdentity<T>(Func<T, ChatId?> getId, Func<T, byte[]> toJson)
{
    /// <summary>Gets a hash of the id of an item; null if the item has no id or an unset one.</summary>
    public ulong? GetIdHash(T item) => getId(item) is { IsUnset: false } id ? StableHash.Compute(id.Text.ToUpperInvariant()) : null;

    /// <summary>Gets a hash of the content of an item.</summary>
    public ulong GetContentHash(T item)
    {
        try
        {
            return StableHash.Compute(toJson(item));
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or NotSupportedException)
        {
            // The item contains a string that JSON cannot contain. All such items have the same hash, which can only end an enumeration with an error.
            return 1;
        }
    }
}
