using System.Reflection;

namespace Comm100.LiveChat.Client;

/// <summary>Formats the id of a chat for a path, and rejects one that is not a valid segment. Refit escapes the result.</summary>
internal sealed class ChatIdFormatter : IUrlParameterFormatter
{
    public string? Format(object? value, ICustomAttributeProvider attributeProvider, Type type)
    {
        Check(((ChatId)value!).Text);
        return ((ChatId)value).Text;
    }

    // The parameter has this name in all methods of the interfaces.
    private static void Check(string id)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            throw new ArgumentException($"'{nameof(id)}' must not be empty, because it is a segment of the path.", nameof(id));
        }

        // Escaping does not change dots.
        if (id is "." or "..")
        {
            throw new ArgumentException($"'{nameof(id)}' must not be '.' or '..', because it is a segment of the path.", nameof(id));
        }

        Argument.NoUnpairedSurrogate(id, nameof(id));
    }
}
