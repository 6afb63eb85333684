using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// The files of an <see cref="OfflineMessage"/>. The API document describes one object; the service sends an array. Both forms are read, and a list
/// is written back in the form in which it was received.
/// </summary>
[JsonConverter(typeof(AttachmentListConverter))]
public sealed class AttachmentList : Collection<Attachment>
{
    /// <summary>Whether the service sent one object, which is then written back as one object.</summary>
    internal bool IsObject { get; init; }

    /// <summary>The elements that could not be read, with their indexes in the array; null if there are none.</summary>
    internal List<KeyValuePair<int, JsonElement>>? Unreadable { get; set; }
}
