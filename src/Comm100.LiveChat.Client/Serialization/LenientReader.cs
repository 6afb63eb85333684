using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// Reads JSON that may not fit its contract. A value of another kind is converted if nothing is lost, such as a number where a string is
/// documented. Other values are not read, and are reported.
/// </summary>
internal static class LenientReader
{
    /// <summary>Whether the serializer can read the JSON. It would accept null in a list and unpaired surrogates without an error.</summary>
    /// <param name="json">The JSON, which is valid UTF-8.</param>
    public static bool IsPlain(ReadOnlySpan<byte> json) => !JsonScanner.MayHaveNullElement(json) && !JsonScanner.HasUnpairedSurrogateEscape(json);

    /// <summary>Reads JSON with the serializer if it fits, and leniently if it does not.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="type">A contract for reading.</param>
    /// <param name="unreadableValues">The list to which values that do not fit are added.</param>
    /// <exception cref="JsonException">The bytes are not JSON.</exception>
    public static object? ReadLeniently(ReadOnlyMemory<byte> json, JsonTypeInfo type, UnreadableValueList unreadableValues)
    {
        if (IsPlain(json.Span) && JsonScanner.IsUtf8(json.Span))
        {
            try
            {
                return JsonSerializer.Deserialize(json.Span, type);
            }
            catch (JsonException)
            {
                // The lenient reading below handles it.
            }
        }

        return Read(json, type, unreadableValues, CancellationToken.None);
    }

    /// <summary>Reads JSON leniently. Returns null if the complete value cannot be read.</summary>
    /// <param name="json">The JSON as UTF-8.</param>
    /// <param name="type">A contract for reading.</param>
    /// <param name="unreadableValues">The list to which values that do not fit are added.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="JsonException">The bytes are not JSON.</exception>
    public static object? Read(ReadOnlyMemory<byte> json, JsonTypeInfo type, UnreadableValueList unreadableValues, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> repaired = SurrogateRepair.Repair(json, out IReadOnlyList<int> replacements);
        using var output = new ByteBuffer((int)Math.Min(repaired.Length + (repaired.Length / 8L), LargeBuffers.MaxLength));
        if (!LenientRewriter.TryWrite(repaired.Span, replacements, JsonShape.Get(type), output, unreadableValues, cancellationToken))
        {
            return null;
        }

        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return JsonSerializer.Deserialize(output.Span, type);
        }
        catch (JsonException exception)
        {
            // A contract of the caller can have more rules, such as required properties.
            unreadableValues.AddAt(exception.Path ?? "$", type.Type.Name, "JSON of another form");
            return null;
        }
    }
}
