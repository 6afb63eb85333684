using System.Text.Json;

namespace Comm100.LiveChat.Client;

/// <summary>The details of how a model was received, which are needed to write it back without loss.</summary>
internal sealed class ModelOrigin
{
    /// <summary>The received names, with their values, of fields that have an alias.</summary>
    public List<ReceivedName>? Names { get; set; }

    /// <summary>The received names that differ only in case from another received name. Their values are additional fields.</summary>
    public List<DuplicateField>? DuplicateFields { get; set; }

    /// <summary>The values of read-only fields that could not be read, by JSON name. They are stored but not sent.</summary>
    public Dictionary<string, JsonElement>? Unsent { get; set; }

    /// <summary>The strings that were received as a number or a boolean.</summary>
    public List<ReceivedScalar>? Scalars { get; set; }

    /// <summary>The elements of lists that could not be read.</summary>
    public List<UnreadableElements>? Lists { get; set; }
}

/// <param name="DocumentedName">The documented name.</param>
/// <param name="Name">The received name.</param>
/// <param name="Value">The value.</param>
internal readonly record struct ReceivedName(string DocumentedName, string Name, object? Value);

/// <param name="Property">The JSON name of the property.</param>
/// <param name="Name">The other received name.</param>
/// <param name="Value">The value that the property had after reading.</param>
internal readonly record struct DuplicateField(string Property, string Name, object? Value);

/// <param name="Name">The JSON name of the string.</param>
/// <param name="Text">The received JSON, which is also the string.</param>
internal readonly record struct ReceivedScalar(string Name, string Text);

/// <param name="Property">The JSON name of the list.</param>
/// <param name="List">The list as it was read.</param>
/// <param name="Elements">An array of pairs: the index of an element, and the element.</param>
internal readonly record struct UnreadableElements(string Property, object? List, JsonElement Elements);
