using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// A distance on the page, as a number or a percentage: the string <c>10</c> or <c>10%</c> in JSON. A value that was read from a JSON number is written
/// back as a number; a string of another form is kept unchanged.
/// </summary>
[JsonConverter(typeof(CoordinateConverter))]
public readonly struct Coordinate : IStringValue, IEquatable<Coordinate>
{
    private readonly string? _text;
    private readonly bool _isNumber;

    /// <summary>Creates a coordinate from a string.</summary>
    /// <param name="text">A number or a percentage, such as <c>10</c> or <c>10%</c>.</param>
    /// <exception cref="ArgumentNullException">The string is null.</exception>
    public Coordinate(string text)
    {
        Argument.NotNull(text, nameof(text));
        _text = text;
    }

    private Coordinate(string text, bool isNumber)
    {
        _text = text;
        _isNumber = isNumber;
    }

    /// <summary>The string as it was read or given; empty for the default value.</summary>
    public string Text => _text ?? "";

    /// <summary>Whether this is a percentage.</summary>
    public bool IsPercentage => Text.Contains('%');

    /// <summary>The number, or the number of percent; null if the string contains no number, or one that is too large.</summary>
    public double? Value =>
        double.TryParse(Text.TrimEnd(' ', '%'), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && IsFinite(value) ? value : null;

    /// <summary>Converts a string to a coordinate.</summary>
    /// <param name="text">A number or a percentage, such as <c>10</c> or <c>10%</c>; null returns null.</param>
    public static implicit operator Coordinate?(string? text) => text is null ? null : new Coordinate(text);

    /// <summary>Converts a number to a coordinate.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public static implicit operator Coordinate(double value) => FromNumber(value);

    /// <summary>Compares two coordinates as strings.</summary>
    /// <param name="left">The first value.</param>
    /// <param name="right">The second value.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(Coordinate left, Coordinate right) => left.Equals(right);

    /// <summary>Compares two coordinates as strings.</summary>
    /// <param name="left">The first value.</param>
    /// <param name="right">The second value.</param>
    /// <returns>Whether they are not equal.</returns>
    public static bool operator !=(Coordinate left, Coordinate right) => !left.Equals(right);

    /// <summary>Creates a coordinate from a number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The coordinate.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public static Coordinate FromNumber(double value) => new(Format(value, nameof(value)));

    /// <summary>Creates a coordinate from a percentage.</summary>
    /// <param name="percent">The number of percent, such as 10 for <c>10%</c>.</param>
    /// <returns>The coordinate.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public static Coordinate FromPercentage(double percent) => new(Format(percent, nameof(percent)) + "%");

    /// <inheritdoc/>
    public bool Equals(Coordinate other) => string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Coordinate other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <summary>Returns the string as it was read or given.</summary>
    /// <returns>The string.</returns>
    public override string ToString() => Text;

    // LINQPad calls this method by reflection, and shows the result in place of the value.
    [SuppressMessage("Performance", "CA1859", Justification = "LINQPad expects this signature.")]
    private object ToDump() => Text;

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    private static string Format(double value, string name) => IsFinite(value)
        ? value.ToString("R", CultureInfo.InvariantCulture)
        : throw new ArgumentOutOfRangeException(name, value, $"'{name}' must be a finite number.");

    internal sealed class CoordinateConverter : JsonConverter<Coordinate>, IJsonShapeConverter
    {
        public override Coordinate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.String => new Coordinate(reader.GetString()!),
            JsonTokenType.Number => new Coordinate(Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan.ToArray()), isNumber: true),
            _ => throw new JsonException(),
        };

        public JsonShape CreateShape(JsonTypeInfo type) => JsonShape.CreateScalar(type, JsonShapeKind.StringOrNumber);

        public override void Write(Utf8JsonWriter writer, Coordinate value, JsonSerializerOptions options)
        {
            if (value._isNumber)
            {
                writer.WriteRawValue(value.Text);
            }
            else
            {
                writer.WriteStringValue(value.Text);
            }
        }
    }
}
