using System.Text.Json;

namespace Comm100.LiveChat.Client;

/// <summary>What has to be known of how a model came from the service, so that it is written back without a loss.</summary>
internal sealed class ModelOrigin
{
    /// <summary>The names under which properties with two spellings came, with their values.</summary>
    public List<ReceivedName>? Names { get; set; }

    /// <summary>Names that came beside the same name in another case of letters. Their values are additional members.</summary>
    public List<DuplicateField>? DuplicateFields { get; set; }

    /// <summary>The values of read-only properties that could not be read, by JSON name: they are stored, and not sent.</summary>
    public Dictionary<string, JsonElement>? Unsent { get; set; }

    /// <summary>The texts that came as a number or a boolean.</summary>
    public List<ReceivedScalar>? Forms { get; set; }

    /// <summary>The elements of lists that could not be read.</summary>
    public List<UnreadableElements>? Lists { get; set; }
}

/// <param name="DocumentedName">The name in the document.</param>
/// <param name="Name">The name that came.</param>
/// <param name="Value">The value under that name; null where that was null.</param>
internal readonly record struct ReceivedName(string DocumentedName, string Name, object? Value);

/// <param name="Property">The JSON name of the property.</param>
/// <param name="Name">The name that came as well.</param>
/// <param name="Value">The value that the property had after reading.</param>
internal readonly record struct DuplicateField(string Property, string Name, object? Value);

/// <param name="Name">The JSON name of the text.</param>
/// <param name="Text">The JSON that came, and the text.</param>
internal readonly record struct ReceivedScalar(string Name, string Text);

/// <param name="Property">The JSON name of the list.</param>
/// <param name="List">The list as it was read.</param>
/// <param name="Elements">An array of pairs: the place of an element, and the element.</param>
internal readonly record struct UnreadableElements(string Property, object? List, JsonElement Elements);
