using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// The id of a chat or an offline message: an integer in the API document, a string on later platforms. Both convert implicitly. Two ids
/// are equal if their strings are equal, ignoring case.
/// </summary>
[JsonConverter(typeof(ChatIdConverter))]
public readonly struct ChatId : IStringValue, IEquatable<ChatId>
{
    private readonly string? _text;
    private readonly long _number;

    /// <summary>Creates an id from an integer.</summary>
    /// <param name="number">The integer.</param>
    public ChatId(long number) => _number = number;

    /// <summary>Creates an id from a string.</summary>
    /// <param name="text">The string.</param>
    /// <exception cref="ArgumentNullException">The string is null.</exception>
    public ChatId(string text)
    {
        Argument.NotNull(text, nameof(text));
        _text = text;
    }

    /// <summary>The id as an integer; null if it is another string.</summary>
    public long? Number => _text is null ? _number
        : long.TryParse(_text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number
        : null;

    /// <summary>The id as a string.</summary>
    public string Text => _text ?? _number.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Whether the id is not set, which the service writes as <c>0</c>, an empty string, or a GUID of zeros. Two objects with such an id
    /// are different.
    /// </summary>
    internal bool IsUnset => _text is null ? _number == 0
        : string.IsNullOrWhiteSpace(_text) || Number == 0 || (Guid.TryParse(_text, out Guid guid) && guid == Guid.Empty);

    /// <summary>Creates an id from an integer.</summary>
    /// <param name="number">The integer.</param>
    public static implicit operator ChatId(long number) => new(number);

    /// <summary>Creates an id from a string.</summary>
    /// <param name="text">The string.</param>
    /// <exception cref="ArgumentNullException">The string is null.</exception>
    public static implicit operator ChatId(string text) => new(text);

    /// <summary>Converts an id to a string.</summary>
    /// <param name="id">The id.</param>
    public static implicit operator string(ChatId id) => id.Text;

    /// <summary>Compares two ids.</summary>
    /// <param name="left">The first value.</param>
    /// <param name="right">The second value.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(ChatId left, ChatId right) => left.Equals(right);

    /// <summary>Compares two ids.</summary>
    /// <param name="left">The first value.</param>
    /// <param name="right">The second value.</param>
    /// <returns>Whether they are not equal.</returns>
    public static bool operator !=(ChatId left, ChatId right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(ChatId other) => _text is null && other._text is null
        ? _number == other._number
        : string.Equals(Text, other.Text, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ChatId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Text);

    /// <summary>The id as a string.</summary>
    /// <returns>The string.</returns>
    public override string ToString() => Text;

    // LINQPad calls this method by reflection, and shows the result in place of the value.
    [SuppressMessage("Performance", "CA1859", Justification = "LINQPad expects this signature.")]
    private object ToDump() => Text;

    internal sealed class ChatIdConverter : JsonConverter<ChatId>
    {
        public override ChatId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.String => new ChatId(reader.GetString()!),
            JsonTokenType.Number when reader.TryGetInt64(out long number) => new ChatId(number),
            _ => throw new JsonException(),
        };

        public override void Write(Utf8JsonWriter writer, ChatId value, JsonSerializerOptions options)
        {
            if (value._text is null)
            {
                writer.WriteNumberValue(value._number);
            }
            else
            {
                writer.WriteStringValue(value._text);
            }
        }
    }
}
