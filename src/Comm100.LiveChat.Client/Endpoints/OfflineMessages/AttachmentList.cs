using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// The files of an <see cref="OfflineMessage"/>: one object in the document, a list on the wire. Either is read, and written back in
/// the shape it came in.
/// </summary>
[JsonConverter(typeof(AttachmentListConverter))]
public sealed class AttachmentList : Collection<Attachment>
{
    /// <summary>Whether the service sent one object, so that one is written back.</summary>
    internal bool IsObject { get; init; }

    /// <summary>The elements that could not be read, with their places in the array; null where there are none.</summary>
    internal List<KeyValuePair<int, JsonElement>>? Unread { get; set; }
}
