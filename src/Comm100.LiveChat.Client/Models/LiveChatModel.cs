using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// The base class of all JSON formats of the API. A property that is null is not set: it is not sent, and an update does not change it. An
/// empty string, <c>0</c> and an empty list are values, and clear the existing value.
/// </summary>
public abstract class LiveChatModel
{
    /// <summary>Creates an object without values.</summary>
    private protected LiveChatModel()
    {
    }

    /// <summary>
    /// The fields that this version of the client does not know, and those whose value could not be read, by their JSON names. They are
    /// sent back on an update, so that nothing is lost. Null if there are none.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The details of how the model was received; null if there are none.</summary>
    internal ModelOrigin? Origin { get; set; }

    // LINQPad calls this method by reflection, and shows the result in place of the model. Nothing else calls it, so a program that is trimmed does not contain it. It is not
    // private, so that reflection finds it in derived classes too.
    private protected object ToDump()
    {
        var table = new DumpTable();
        ModelProperties.AddTo(table, this);
        table.AddFields(nameof(AdditionalProperties), AdditionalProperties);
        return table.ToObject();
    }
}
