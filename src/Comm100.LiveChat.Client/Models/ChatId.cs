using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// The id of a chat or an offline message: an integer in the API document, a text on later platforms. It is made from either
/// without a cast, and equals another with the same text, in any case of letters.
/// </summary>
[JsonConverter(typeof(ChatIdConverter))]
public readonly struct ChatId : IEquatable<ChatId>
{
    private readonly string? _text;
    private readonly long _number;

    /// <summary>Makes an id from an integer.</summary>
    /// <param name="number">The integer.</param>
    public ChatId(long number) => _number = number;

    /// <summary>Makes an id from a text.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public ChatId(string text)
    {
        Argument.NotNull(text, nameof(text));
        _text = text;
    }

    /// <summary>The id as an integer; null where it is a text that is none.</summary>
    public long? Number => _text is null ? _number
        : long.TryParse(_text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number
        : null;

    /// <summary>The id as a text.</summary>
    public string Text => _text ?? _number.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Whether this is how the service writes that there is no id: <c>0</c>, an empty text, or a GUID of zeros. Such an id is no identity: two
    /// objects that have it are not the same.
    /// </summary>
    internal bool IsUnset => _text is null ? _number == 0
        : string.IsNullOrWhiteSpace(_text) || Number == 0 || (Guid.TryParse(_text, out Guid guid) && guid == Guid.Empty);

    /// <summary>Makes an id from an integer.</summary>
    /// <param name="number">The integer.</param>
    public static implicit operator ChatId(long number) => new(number);

    /// <summary>Makes an id from a text.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static implicit operator ChatId(string text) => new(text);

    /// <summary>Gives the text of an id.</summary>
    /// <param name="id">The id.</param>
    public static implicit operator string(ChatId id) => id.Text;

    /// <summary>Compares two ids.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(ChatId left, ChatId right) => left.Equals(right);

    /// <summary>Compares two ids.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
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

    /// <summary>The id as a text.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Text;

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
