using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ChatExport;

/// <summary>Writes each item as one line of JSON.</summary>
internal sealed class JsonLinesWriter<T>(Stream stream, JsonTypeInfo<T> contract) : IItemWriter<T>
{
    public void Write(T item)
    {
        JsonSerializer.Serialize(stream, item, contract);
        stream.WriteByte((byte)'\n');
    }

    public void Flush()
    {
        // Items are not buffered.
    }

    public void Dispose()
    {
        // The stream belongs to the file.
    }
}
