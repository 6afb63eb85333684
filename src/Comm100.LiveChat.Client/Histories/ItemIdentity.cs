namespace Comm100.LiveChat.Client.Histories;

/// <summary>How the items of one history are told apart.</summary>
/// <param name="idOf">The id by which an item is known that comes again; null for an item without one.</param>
/// <param name="toJson">The whole item, for one that has no id.</param>
internal sealed class ItemIdentity<T>(Func<T, ChatId?> idOf, Func<T, byte[]> toJson)
{
    /// <summary>The identity of an item; null where it has none. An unset id is none.</summary>
    public ulong? Of(T item) => idOf(item) is { IsUnset: false } id ? StableHash.Compute(id.Text.ToUpperInvariant()) : null;

    /// <summary>A hash of all that an item holds.</summary>
    public ulong OfContent(T item)
    {
        try
        {
            return StableHash.Compute(toJson(item));
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or NotSupportedException)
        {
            // Text that no JSON can hold. Such an item is like any other of its kind, which at most ends a walk with an error.
            return 1;
        }
    }
}
