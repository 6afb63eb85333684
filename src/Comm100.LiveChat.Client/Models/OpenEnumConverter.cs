using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>An open enum.</summary>
internal interface IOpenEnum : IStringValue;

/// <summary>The members that the generator adds to each open enum for <see cref="OpenEnumConverter{T}"/>.</summary>
internal interface IOpenEnum<T> : IOpenEnum
    where T : struct
{
    /// <summary>The string as it was read or given.</summary>
    string RawText { get; }

    /// <summary>Creates a value from a string.</summary>
    T FromText(string text);

    /// <summary>Gets the known string that equals the token of the reader, or null. Reading a known string allocates nothing.</summary>
    string? Match(ref Utf8JsonReader reader);
}

/// <summary>Reads and writes an open enum as a string. Unknown strings are accepted and kept.</summary>
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
