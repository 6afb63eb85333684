using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// A yes or no that is a text in the document and a boolean on the wire. Either is read, and written back as it came; one that is
/// made from a boolean is written as documented: as the text <c>true</c> or <c>false</c>. Another text is kept as it came.
/// </summary>
[JsonConverter(typeof(TextBooleanConverter))]
public readonly struct TextBoolean : IEquatable<TextBoolean>
{
    private const string True = "true";
    private const string False = "false";

    private readonly string? _text;
    private readonly bool _isBoolean;

    /// <summary>Makes a value from its text.</summary>
    /// <param name="text">The text, such as <c>true</c> or <c>false</c>.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
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

    /// <summary>The text as it was read or given, <c>true</c> or <c>false</c> where that was a boolean; empty for the default.</summary>
    public string Text => _text ?? "";

    /// <summary>The boolean, in whatever case it is written; null where the text is none.</summary>
    public bool? Value => bool.TryParse(Text, out bool value) ? value : null;

    /// <summary>Makes a value from a boolean.</summary>
    /// <param name="value">The boolean.</param>
    public static implicit operator TextBoolean(bool value) => FromBoolean(value);

    /// <summary>Makes a value from a text.</summary>
    /// <param name="text">The text; null gives none.</param>
    public static implicit operator TextBoolean?(string? text) => text is null ? null : new TextBoolean(text);

    /// <summary>Compares two values.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(TextBoolean left, TextBoolean right) => left.Equals(right);

    /// <summary>Compares two values.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>Whether they are not equal.</returns>
    public static bool operator !=(TextBoolean left, TextBoolean right) => !left.Equals(right);

    /// <summary>A value that is written as the text <c>true</c> or <c>false</c>.</summary>
    /// <param name="value">The boolean.</param>
    /// <returns>The value.</returns>
    public static TextBoolean FromBoolean(bool value) => new(value, isBoolean: false);

    /// <summary>Whether both are the same boolean, however it is written, or else the same text.</summary>
    /// <param name="other">The value to compare with.</param>
    /// <returns>Whether they are equal.</returns>
    public bool Equals(TextBoolean other) => Value is { } value ? value == other.Value : string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TextBoolean other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value?.GetHashCode() ?? StringComparer.Ordinal.GetHashCode(Text);

    /// <summary>The text as it was read or given.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Text;

    internal sealed class TextBooleanConverter : JsonConverter<TextBoolean>
    {
        public override TextBoolean Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.String => new TextBoolean(reader.GetString()!),
            JsonTokenType.True => new TextBoolean(value: true, isBoolean: true),
            JsonTokenType.False => new TextBoolean(value: false, isBoolean: true),
            _ => throw new JsonException(),
        };

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
