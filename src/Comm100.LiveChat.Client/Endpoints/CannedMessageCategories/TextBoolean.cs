using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// A boolean that the API document describes as a string and the service sends as a boolean. Both are read, and written back in the form
/// received. A value that is created from a <see cref="bool"/> is written as the string <c>true</c> or <c>false</c>. Other strings are
/// kept.
/// </summary>
[JsonConverter(typeof(TextBooleanConverter))]
public readonly struct TextBoolean : IStringValue, IEquatable<TextBoolean>
{
    private const string True = "true";
    private const string False = "false";

    private readonly string? _text;
    private readonly bool _isBoolean;

    /// <summary>Creates a value from a string.</summary>
    /// <param name="text">The string, such as <c>true</c> or <c>false</c>.</param>
    /// <exception cref="ArgumentNullException">The string is null.</exception>
    public TextBoolean(string text)
    {
        Argument.NotNull(text, nameof(text));
        _text = text;
    }

    private TextBoolean(bool value, bool isBoolean)
    {
        _text = value ? True : False;
        _isBoolean = isBoolean;
    }

    /// <summary>The string as it was read or given, <c>true</c> or <c>false</c> for a boolean; empty for the default value.</summary>
    public string Text => _text ?? "";

    /// <summary>The boolean, ignoring case; null if the string is not a boolean.</summary>
    public bool? Value => bool.TryParse(Text, out bool value) ? value : null;

    /// <summary>Converts a boolean to a value.</summary>
    /// <param name="value">The boolean.</param>
    public static implicit operator TextBoolean(bool value) => FromBoolean(value);

    /// <summary>Converts a string to a value.</summary>
    /// <param name="text">The string; null returns null.</param>
    public static implicit operator TextBoolean?(string? text) => text is null ? null : new TextBoolean(text);

    /// <summary>Compares two values.</summary>
    /// <param name="left">The first value.</param>
    /// <param name="right">The second value.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(TextBoolean left, TextBoolean right) => left.Equals(right);

    /// <summary>Compares two values.</summary>
    /// <param name="left">The first value.</param>
    /// <param name="right">The second value.</param>
    /// <returns>Whether they are not equal.</returns>
    public static bool operator !=(TextBoolean left, TextBoolean right) => !left.Equals(right);

    /// <summary>Creates a value that is written as the string <c>true</c> or <c>false</c>.</summary>
    /// <param name="value">The boolean.</param>
    /// <returns>The value.</returns>
    public static TextBoolean FromBoolean(bool value) => new(value, isBoolean: false);

    /// <summary>Whether both are the same boolean in any form, or the same string.</summary>
    /// <param name="other">The value to compare with.</param>
    /// <returns>Whether they are equal.</returns>
    public bool Equals(TextBoolean other) => Value is { } value ? value == other.Value : string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TextBoolean other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value?.GetHashCode() ?? StringComparer.Ordinal.GetHashCode(Text);

    /// <summary>Returns the string as it was read or given.</summary>
    /// <returns>The string.</returns>
    public override string ToString() => Text;

    // LINQPad calls this method by reflection, and shows the result in place of the value.
    private object ToDump() => Value is { } value ? value : Text;

    internal sealed class TextBooleanConverter : JsonConverter<TextBoolean>, IJsonShapeConverter
    {
        public override TextBoolean Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.String => new TextBoolean(reader.GetString()!),
            JsonTokenType.True => new TextBoolean(value: true, isBoolean: true),
            JsonTokenType.False => new TextBoolean(value: false, isBoolean: true),
            _ => throw new JsonException(),
        };

        public JsonShape CreateShape(JsonTypeInfo type) => JsonShape.CreateScalar(type, JsonShapeKind.StringOrBoolean);

        public override void Write(Utf8JsonWriter writer, TextBoolean value, JsonSerializerOptions options)
        {
            if (value is { _isBoolean: true, Value: { } boolean })
            {
                writer.WriteBooleanValue(boolean);
            }
            else
            {
                writer.WriteStringValue(value.Text);
            }
        }
    }
}
