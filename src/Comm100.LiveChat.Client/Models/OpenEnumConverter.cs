using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>Tells the open enums from other types.</summary>
internal interface IOpenEnum;

/// <summary>What the generator writes into every open enum for <see cref="OpenEnumConverter{T}"/>.</summary>
internal interface IOpenEnum<T> : IOpenEnum
    where T : struct
{
    /// <summary>The text as it was read or given.</summary>
    string RawText { get; }

    /// <summary>A value with the given text.</summary>
    T FromText(string text);

    /// <summary>The constant text that the reader's token equals, or null: a known text costs no string.</summary>
    string? Match(ref Utf8JsonReader reader);
}

/// <summary>Reads and writes an open enum as its text; any text is accepted and kept.</summary>
/// <typeparam name="T">The open enum.</typeparam>
internal sealed class OpenEnumConverter<T> : JsonConverter<T>
    where T : struct, IOpenEnum<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? default(T).FromText(default(T).Match(ref reader) ?? reader.GetString()!)
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.RawText);
}
