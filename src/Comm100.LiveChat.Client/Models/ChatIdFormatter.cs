using System.Reflection;

namespace Comm100.LiveChat.Client;

/// <summary>Writes the id of a chat into a path, and refuses one that would not be a segment of it. Refit escapes what this gives.</summary>
internal sealed class ChatIdFormatter : IUrlParameterFormatter
{
    public string? Format(object? value, ICustomAttributeProvider attributeProvider, Type type)
    {
        Check(((ChatId)value!).Text);
        return ((ChatId)value).Text;
    }

    // The parameter has this name in every method of the interfaces.
    private static void Check(string id)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            throw new ArgumentException($"'{nameof(id)}' must not be empty: it is one segment of the path.", nameof(id));
        }

        // Dots stay as they are in every escaping, so these two can only be refused.
        if (id is "." or "..")
        {
            throw new ArgumentException($"'{nameof(id)}' must not be '.' or '..': it is one segment of the path.", nameof(id));
        }

        Argument.NoUnpairedSurrogate(id, nameof(id));
    }
}
