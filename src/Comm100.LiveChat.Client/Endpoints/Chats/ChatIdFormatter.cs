using System.Reflection;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client;

/// <summary>Writes the id of a chat into a path, and refuses one that would not be a segment of it. Refit escapes what this gives.</summary>
internal sealed class ChatIdFormatter : IUrlParameterFormatter
{
    private const string Name = "id";

    public string? Format(object? value, ICustomAttributeProvider attributeProvider, Type type)
    {
        string text = ((ChatId)value!).Text;
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new ArgumentException($"'{Name}' must not be empty: it is one segment of the path.", Name);
        }

        // Dots stay as they are in every escaping, so these two can only be refused.
        if (text is "." or "..")
        {
            throw new ArgumentException($"'{Name}' must not be '.' or '..': it is one segment of the path.", Name);
        }

        if (Characters.HasHalf(text))
        {
            throw new ArgumentException($"'{Name}' must be whole characters: it holds half of a surrogate pair.", Name);
        }

        return text;
    }
}
