using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// Reads JSON by a contract that it may not fit. Values of another kind that lose nothing are converted, such as a number where a string is
/// documented. The others are left out, and their places noted. The rest is read as it is.
/// </summary>
internal static class LenientReader
{
    /// <summary>Whether the serializer can be trusted with the JSON: it would read or skip some faults without an error.</summary>
    /// <param name="json">The JSON, which is valid UTF-8.</param>
    public static bool IsPlain(ReadOnlySpan<byte> json) => !JsonScanner.MayHaveNullElement(json) && !JsonScanner.HasUnpairedSurrogateEscape(json);

    /// <summary>Reads JSON at full speed where it fits, and leniently where it does not.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="type">A contract for reading.</param>
    /// <param name="notes">Where is noted what does not fit.</param>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static object? ReadLeniently(ReadOnlyMemory<byte> json, JsonTypeInfo type, UnreadableValueList notes)
    {
        if (IsPlain(json.Span) && JsonScanner.IsUtf8(json.Span))
        {
            try
            {
                return JsonSerializer.Deserialize(json.Span, type);
            }
            catch (JsonException)
            {
                // It does not fit as it is.
            }
        }

        return Read(json, type, notes, CancellationToken.None);
    }

    /// <summary>Reads JSON leniently; null where nothing of it can be read.</summary>
    /// <param name="json">The JSON as UTF-8.</param>
    /// <param name="type">A contract for reading.</param>
    /// <param name="notes">Where is noted what does not fit.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static object? Read(ReadOnlyMemory<byte> json, JsonTypeInfo type, UnreadableValueList notes, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> whole = SurrogateRepair.Repair(json, out IReadOnlyList<int> brokenPlaces);
        using var output = new ByteBuffer((int)Math.Min(whole.Length + (whole.Length / 8L), LargeBuffers.MaxLength));
        if (!LenientRewriter.TryWrite(whole.Span, brokenPlaces, JsonShape.Of(type), output, notes, cancellationToken))
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
            // A contract of the caller's can ask for more than kinds, such as properties that must be there.
            notes.AddAt(exception.Path ?? "$", type.Type.Name, "what it cannot be read from");
            return null;
        }
    }
}
